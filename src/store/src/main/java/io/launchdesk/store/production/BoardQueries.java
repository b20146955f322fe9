package io.launchdesk.store.production;

import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.production.Piece.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Deliverables by the stage of their work. What was begun for a request that has come to an end is
 * not work any more; what was accepted stays.
 */
@Repository
public class BoardQueries {
  /** An unseen answer hides its task, and work that was handed in but not looked at is checked. */
  static final String PIECES =
      """
      select d.id, d.title, d.kind, d.channel, d.language, d.effort_hours, d.rework_count, d.accepted_at,
             d.producer, maker.display_name as producer_name,
             r.id as request_id, r.title as request_title, r.type as request_type, rt.title as type_title,
             r.assigned_team,
             case when t.key is not null then t.assignee when d.state in ('in-production', 'rework') then d.producer end
               as holder,
             case when t.assignee is null then t.candidate_groups end as queue,
             case when %s then t.key end as task_key,
             coalesce(t.due_at, r.promised_at) as due_at, t.due_at is not null as of_task,
             t.key is not null as in_task, r.launch_at, maker.team as producer_team,
             case
               when d.state = 'accepted' then 'accepted'
               when t.element_id = 'UserTask_ReviewAsset' then 'review'
               when handed.version is not null and handed.check_findings is null and handed.review is null then 'checks'
               when d.state = 'planned' then 'planned'
               when d.state = 'rework' then 'rework'
               when d.state = 'in-review' then 'review'
               else 'production'
             end as stage
        from desk.deliverable d
        join desk.request r on r.id = d.request_id
        join desk.request_type rt on rt.type = r.type
        join desk.request_status s on s.request_id = r.id
        left join desk.person maker on maker.username = d.producer
        left join lateral (
          select v.version, v.check_findings, v.review from desk.asset_version v
           where v.deliverable_id = d.id order by v.version desc limit 1) handed on true
        left join lateral (
          select t.* from engine.user_task t
            join engine.element_instance te on te.key = t.element_instance_key
            join engine.variable vd on vd.scope_key = te.flow_scope_key and vd.name = 'deliverable'
           where t.root_key = s.root_key and t.state = 'open' and d.state <> 'accepted'
             and vd.value ->> 'deliverableId' = d.id
             and not exists (select 1 from desk.task_outcome o where o.task_key = t.key)
           order by t.key desc limit 1) t on true
       where %s
         and (d.state = 'accepted' or (r.withdrawn_at is null and s.ended_at is null))
      """
          .formatted(Access.TASK_VISIBLE, Access.REQUEST_VISIBLE);

  static final String DUE = "coalesce(p.due_at, 'infinity'::timestamptz)";

  private final JdbcClient jdbc;

  BoardQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The deliverables of visible requests that the filter keeps, by deadline. */
  public List<Piece> page(PieceFilter filter, Access access, int limit) {
    Conditions conditions = new Conditions(filter, access);
    boolean accepted = filter.acceptedAlone();
    if (filter.after() != null) {
      conditions.add(
          accepted
              ? "(p.accepted_at, p.id) < (:afterAt, :afterId)"
              : "("
                  + DUE
                  + ", p.id) > (coalesce(cast(:afterAt as timestamptz), 'infinity'), :afterId)",
          "afterAt",
          Sql.utc(filter.after().at()));
      conditions.parameters.put("afterId", filter.after().id());
    }
    return jdbc.sql(
            "select p.*, holder.display_name as holder_name from ("
                + PIECES
                + ") p left join desk.person holder on holder.username = p.holder where "
                + conditions
                + " order by "
                + (accepted ? "p.accepted_at desc, p.id desc" : DUE + ", p.id")
                + " limit :limit")
        .params(conditions.parameters)
        .param("limit", limit)
        .query((row, n) -> piece(row))
        .list();
  }

  /** How many of them each stage has; whatever place the filter names. */
  public Map<Stage, Integer> counts(PieceFilter filter, Access access) {
    Conditions conditions = new Conditions(filter, access);
    Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      counts.put(stage, 0);
    }
    jdbc.sql(
            "select p.stage, count(*) as n from ("
                + PIECES
                + ") p where "
                + conditions
                + " group by p.stage")
        .params(conditions.parameters)
        .query((row, n) -> counts.put(stage(row), row.getInt("n")))
        .list();
    return counts;
  }

  static Piece piece(ResultSet row) throws SQLException {
    Long task = Sql.number(row, "task_key");
    return new Piece(
        row.getString("id"),
        row.getString("title"),
        row.getString("kind"),
        row.getString("channel"),
        row.getString("language"),
        stage(row),
        row.getDouble("effort_hours"),
        row.getInt("rework_count"),
        row.getString("request_id"),
        row.getString("request_title"),
        row.getString("request_type"),
        row.getString("type_title"),
        row.getString("assigned_team"),
        row.getString("producer"),
        row.getString("producer_name"),
        row.getString("holder"),
        row.getString("holder_name"),
        Sql.texts(row, "queue"),
        task == null ? null : task.toString(),
        Sql.instant(row, "due_at"),
        row.getBoolean("of_task"),
        Sql.instant(row, "accepted_at"));
  }

  private static Stage stage(ResultSet row) throws SQLException {
    return Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT));
  }

  /** Conditions on {@code p}, and the values that they name. */
  private static final class Conditions {
    private final List<String> all = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters;

    Conditions(PieceFilter filter, Access access) {
      parameters = new HashMap<>(access.parameters());
      add(
          "p.stage = any(:stages)",
          "stages",
          filter.stages().isEmpty()
              ? null
              : Sql.texts(filter.stages().stream().map(Stage::slug).toList()));
      add("p.assigned_team = :team", "team", filter.team());
      add("(p.producer = :person or p.holder = :person)", "person", filter.person());
      add("p.request_type = :type", "type", filter.type());
      add("p.request_id = :request", "request", filter.requestId());
      add("p.due_at >= :dueFrom", "dueFrom", Sql.utc(filter.dueFrom()));
      add("p.due_at < :dueBefore", "dueBefore", Sql.utc(filter.dueBefore()));
      add(
          "(p.accepted_at is null or p.accepted_at >= :acceptedSince)",
          "acceptedSince",
          Sql.utc(filter.acceptedSince()));
    }

    void add(String condition, String name, Object value) {
      if (value != null || name.equals("afterAt")) {
        all.add(condition);
        parameters.put(name, value);
      }
    }

    @Override
    public String toString() {
      return String.join(" and ", all);
    }
  }
}
