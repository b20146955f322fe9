package io.launchdesk.bench.growth;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies of real requests, with all their rows: keys are moved and ids get an ending, so that each
 * copy is a request of its own that nothing else refers to; all its times are earlier by the same
 * span. What is no request's own (people, deployed models) is there once.
 *
 * <p>Times are spread evenly over {@link #SPAN}, the first copy being the oldest.
 */
final class Copies {
  /** Over which the requests ended. */
  static final String SPAN = "interval '3 years'";

  /** Tables of which each request has rows. */
  static final List<String> OF_REQUESTS =
      List.of(
          "engine.process_instance",
          "engine.message_start",
          "engine.element_instance",
          "engine.variable",
          "engine.user_task",
          "engine.timer",
          "engine.job",
          "engine.incident",
          "engine.decision_evaluation",
          "desk.request",
          "desk.brief_version",
          "desk.outbox",
          "desk.task_outcome",
          "desk.approval",
          "desk.budget_entry",
          "desk.deliverable",
          "desk.asset_version",
          "desk.publication",
          "desk.landing_page",
          "desk.effect",
          "desk.notification",
          "desk.sla_clock",
          "desk.sla_hold",
          "desk.sla_change",
          "desk.sla_action",
          "desk.campaign_result",
          "desk.rating",
          "desk.kpi_fact",
          "desk.audit_event",
          "desk.request_trace",
          "desk.answer_link",
          "desk.idempotency_key",
          "desk.duplicate_candidate");

  /** Tables that rows of requests refer to. */
  static final List<String> COMMON =
      List.of(
          "desk.person",
          "desk.person_group",
          "desk.request_type",
          "desk.business_calendar",
          "desk.budget_account",
          "desk.campaign",
          "desk.kpi_element",
          "engine.process_definition",
          "engine.form");

  /** Keys of the engine that belong to a request, other than those of what is deployed. */
  private static final Set<String> KEYS =
      Set.of(
          "process_instance_key",
          "root_key",
          "element_instance_key",
          "scope_key",
          "flow_scope_key",
          "parent_key",
          "parent_element_instance_key",
          "job_key",
          "task_key",
          "clock_key",
          "cause_key",
          "claimed_by");

  private static final Set<String> NAMES =
      Set.of("request_id", "candidate_id", "topic_key", "effect_key", "deliverable_id", "slug");

  /** The database numbers these, and others refer to them: each copy does without. */
  private static final Set<String> LEFT_OUT = Set.of("digest_id", "comment_id");

  private static final String MOVED = "+ n.n::bigint * 1000000000";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Copies(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** A column, and whether the database gives its values. */
  private record Column(String name, String type, boolean given) {}

  /** The columns that are written, in their order. */
  List<String> columns(String table) {
    return all(table).stream().filter(column -> !column.given()).map(Column::name).toList();
  }

  /**
   * Writes the copies of those numbers.
   *
   * @param first the first of them
   * @param last the last of them
   * @param all how many there will be, to spread them
   */
  void write(int first, int last, int all) {
    transaction.executeWithoutResult(status -> insert(first, last, all));
  }

  private void insert(int first, int last, int all) {
    jdbc.sql("set local session_replication_role = replica").update();
    for (String table : OF_REQUESTS) {
      List<Column> columns =
          all(table).stream()
              .filter(column -> !column.given() && !LEFT_OUT.contains(column.name()))
              .filter(column -> !numbered(table, column.name()))
              .toList();
      jdbc.sql(
              "insert into %s (%s) select %s from template.%s t cross join generate_series(%d, %d) as n (n)"
                  .formatted(
                      table,
                      names(columns.stream().map(Column::name).toList()),
                      columns.stream()
                          .map(column -> value(table, column, all))
                          .collect(Collectors.joining(", ")),
                      template(table),
                      first,
                      last))
          .update();
    }
    jdbc.sql(
            """
            insert into desk.ended_request (request_id, ended_at)
            select p.correlation_key, max(p.ended_at)
              from engine.process_instance p join desk.request r on r.id = p.correlation_key
             where p.key = p.root_key and p.state <> 'active'
               and split_part(r.id, '-', 3)::int between :first and :last
             group by 1
            """)
        .param("first", first)
        .param("last", last)
        .update();
  }

  static String template(String table) {
    return table.replace('.', '_');
  }

  static String names(List<String> columns) {
    return columns.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
  }

  private static boolean numbered(String table, String column) {
    return column.equals("id")
        && Set.of("desk.outbox", "desk.notification", "desk.audit_event").contains(table);
  }

  private static String value(String table, Column column, int all) {
    String name = "t.\"" + column.name() + "\"";
    if (column.type().startsWith("timestamp")) {
      return "%s - %s * (1 - n.n::float8 / %d)".formatted(name, SPAN, all);
    }
    if (KEYS.contains(column.name())
        || column.name().equals("key") && table.startsWith("engine.")) {
      return name + MOVED;
    }
    return switch (column.name()) {
      case "correlation_key" ->
          ending(
              name,
              "case when %1$s ~ '^[0-9]+$' then (%1$s::bigint "
                  + MOVED
                  + ")::text else %1$s || '-' || n.n end");
      case "subject" ->
          ending(
              name,
              "case when %1$s ~ '^[^/]+/[0-9]+$' then split_part(%1$s, '/', 1) || '-' || n.n || '/' || (split_part(%1$s, '/', 2)::bigint "
                  + MOVED
                  + ") when %1$s ~ '^[A-Z]+-[0-9]+$' then %1$s || '-' || n.n else %1$s end");
      case "digest" -> "sha256(%s || int4send(n.n))".formatted(name);
      case "id", "key" -> name + " || '-' || n.n";
      default -> NAMES.contains(column.name()) ? name + " || '-' || n.n" : name;
    };
  }

  private static String ending(String name, String rule) {
    return rule.formatted(name);
  }

  private List<Column> all(String table) {
    return jdbc.sql(
            """
            select column_name, data_type, is_generated = 'ALWAYS' as given
              from information_schema.columns
             where table_schema || '.' || table_name = :table order by ordinal_position
            """)
        .param("table", table)
        .query(
            (row, n) ->
                new Column(
                    row.getString("column_name"),
                    row.getString("data_type"),
                    row.getBoolean("given")))
        .list();
  }
}
