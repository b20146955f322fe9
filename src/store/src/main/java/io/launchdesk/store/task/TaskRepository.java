package io.launchdesk.store.task;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sort;
import io.launchdesk.store.Sort.Placed;
import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.task.TaskFilter.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** User tasks of the read model, with the answers of people laid over them. */
@Repository
public class TaskRepository {
  /** So many tasks of a scope are counted. */
  public static final int COUNTED = 500;

  static final Sort BY_DEADLINE = TaskSort.DUE.by(false);
  private static final String STATUS =
      "(select s.status from desk.request_status s where s.request_id = r.id)";
  static final String OPEN =
      """
      t.state = 'open' and r.withdrawn_at is null
        and not exists (select 1 from desk.task_outcome o where o.task_key = t.key)
      """;

  /** By index in the order of deadlines; that cannot be had for many holders at once. */
  private static final String HELD = "t.assignee = :me";

  private static final String HELD_FOR_OTHERS_TOO =
      "(t.assignee = :me or t.assignee = any(cast(:inPlaceOf as text[])))";

  private final JdbcClient jdbc;

  TaskRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The task, when the read model knows it. */
  public Optional<Task> find(long key) {
    return jdbc.sql(TaskRows.sql("t.key = :key", BY_DEADLINE))
        .param("key", key)
        .query((row, n) -> TaskRows.task(row))
        .optional();
  }

  /** The task, when the read model knows it and its request is not kept from the person. */
  public Optional<Task> find(long key, Access access) {
    return jdbc.sql(TaskRows.sql("t.key = :key and " + Access.ADMITTED, BY_DEADLINE))
        .params(access.parameters())
        .param("key", key)
        .query((row, n) -> TaskRows.task(row))
        .optional();
  }

  /** Open tasks that the person may work on, in the order of the filter. */
  public List<Placed<Task>> page(TaskFilter filter, Access access, int limit) {
    Where where =
        new Where(access.parameters())
            .and(OPEN)
            .and(Access.TASK_WORKABLE)
            .and(condition(filter.scope(), access))
            .and(":theGroup = any(t.candidate_groups)", "theGroup", filter.group())
            .and("r.id = :request", "request", filter.requestId())
            .and("t.element_id = any(:elements)", "elements", filter.elementIds())
            .and("t.due_at >= :from", "from", Sql.utc(filter.dueFrom()))
            .and("t.due_at < :before", "before", Sql.utc(filter.dueBefore()));
    if (filter.noDeadline()) {
      where.and("t.due_at is null");
    }
    filter.match().conditions(where, STATUS, jdbc);
    filter.sort().after(filter.after(), where);
    return jdbc.sql(TaskRows.firstSql(where.sql(), filter.sort()))
        .params(where.parameters())
        .param("limit", limit)
        .query((row, n) -> filter.sort().placed(row, TaskRows.task(row)))
        .list();
  }

  /**
   * How many open tasks the person may work on, for each scope, up to {@link #COUNTED} and one
   * more, which stands for any number above: nobody works by the difference, and to count a million
   * takes as long as to read them.
   */
  public Map<Scope, Integer> counts(Access access) {
    String columns =
        Arrays.stream(Scope.values())
            .map(
                scope ->
                    "(select count(*) from (select 1 %s where %s and %s and %s limit :most) counted) as %s"
                        .formatted(
                            TaskRows.FROM,
                            OPEN,
                            Access.TASK_WORKABLE,
                            condition(scope, access),
                            scope))
            .collect(Collectors.joining(", "));
    return jdbc.sql("select " + columns)
        .params(access.parameters())
        .param("most", COUNTED + 1)
        .query(
            (row, n) -> {
              Map<Scope, Integer> counts = new EnumMap<>(Scope.class);
              for (Scope scope : Scope.values()) {
                counts.put(scope, row.getInt(scope.name()));
              }
              return counts;
            })
        .single();
  }

  /** Open tasks of these requests, by deadline: who has the ball. */
  public List<Task> openOf(List<String> requestIds) {
    if (requestIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            TaskRows.sql(
                "root.correlation_key " + Sql.among("requests") + " and " + OPEN, BY_DEADLINE))
        .param("requests", Sql.texts(requestIds))
        .query((row, n) -> TaskRows.task(row))
        .list();
  }

  /**
   * The process variables that an element sees: its own, then those of the scopes around it up to
   * its process instance; the nearest wins. Looked up scope by scope: how few they are, the
   * database cannot tell before.
   */
  public Map<String, Object> variables(long elementInstanceKey) {
    Map<String, Object> visible = new LinkedHashMap<>();
    jdbc.sql(
            """
            with recursive scope (key, outer_key, distance) as (
              select e.key, coalesce(nullif(e.flow_scope_key, -1), e.process_instance_key), 0
                from engine.element_instance e where e.key = :element
              union all
              select s.outer_key, coalesce(nullif(e.flow_scope_key, -1), e.process_instance_key), s.distance + 1
                from scope s left join engine.element_instance e on e.key = s.outer_key and e.key <> e.process_instance_key
               where s.outer_key is not null and s.distance < 50)
            select v.name, v.value
              from (select key, min(distance) as distance from scope group by key) s
             cross join lateral (select name, value from engine.variable where scope_key = s.key offset 0) v
             order by s.distance, v.name
            """)
        .param("element", elementInstanceKey)
        .query(
            (row, n) -> {
              visible.putIfAbsent(row.getString(1), Json.value(row.getString(2)));
              return n;
            })
        .list();
    return visible;
  }

  /** When the request is to launch; empty while that is not known. */
  public Optional<Instant> launchAt(String requestId) {
    return jdbc.sql("select launch_at from desk.request where id = :id and launch_at is not null")
        .param("id", requestId)
        .query((row, n) -> Sql.instant(row, "launch_at"))
        .optional();
  }

  private static String condition(Scope scope, Access access) {
    String held = access.inPlaceOf().isEmpty() ? HELD : HELD_FOR_OTHERS_TOO;
    return switch (scope) {
      case MINE -> held;
      case UNASSIGNED -> "t.assignee is null";
      case ALL -> "(t.assignee is null or " + held + ")";
      case GROUP -> "t.candidate_groups && cast(:myGroups as text[])";
    };
  }
}
