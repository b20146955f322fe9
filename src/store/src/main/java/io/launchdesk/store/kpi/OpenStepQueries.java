package io.launchdesk.store.kpi;

import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import io.launchdesk.store.identity.Access;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measured steps that are open, and when they are due. */
@Repository
public class OpenStepQueries {
  /**
   * By way of the open tasks, which are few: their clocks are looked up one by one, never read as a
   * whole; then what is kept of open requests is read in one pass.
   */
  private static final String OPEN =
      """
      with step as materialized (
        select t.key, t.due_at, c.request_id, c.step, c.started_at
          from engine.user_task t
         cross join lateral (
           select * from desk.sla_clock where element_instance_key = t.element_instance_key offset 0) c
         where t.state = 'open' and %s)
      select %s from step t join desk.open_request o on o.request_id = t.request_id %s
       where %s
      """;

  private final JdbcClient jdbc;

  OpenStepQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An open step.
   *
   * @param visible whether the person may see the request
   */
  public record Open(
      String requestId,
      String title,
      String step,
      String team,
      Instant startedAt,
      Instant dueAt,
      boolean visible) {}

  /** How many steps are open, and how many of them are overdue. */
  public record Count(String key, long open, long overdue) {}

  /** Steps that are due after {@code now} and before {@code end}, the first due first. */
  public List<Open> due(Slice slice, Access access, Instant now, Instant end, int limit) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    parameters.put("now", Sql.utc(now));
    parameters.put("end", Sql.utc(end));
    parameters.put("limit", limit);
    Where where = slice.onOpenRequest(parameters);
    return jdbc.sql(
            OPEN.formatted(
                    "t.due_at > :now and t.due_at < :end",
                    "r.id, r.title, t.step, o.team, t.started_at, t.due_at, %s as visible"
                        .formatted(Access.REQUEST_VISIBLE),
                    "join desk.request r on r.id = o.request_id",
                    where.sql())
                + " order by t.due_at, t.key limit :limit")
        .params(where.parameters())
        .query(
            (row, n) ->
                new Open(
                    row.getString("id"),
                    row.getString("title"),
                    row.getString("step"),
                    row.getString("team"),
                    Sql.instant(row, "started_at"),
                    Sql.instant(row, "due_at"),
                    row.getBoolean("visible")))
        .list();
  }

  /** Stages, and first responses, that are open, by name. */
  public List<Count> stages(Slice slice, Instant now) {
    Where where = slice.onRequest(Map.of("now", Sql.utc(now)));
    return jdbc.sql(
            """
            select c.step as key, count(*) as open,
                   count(*) filter (where c.held_since is null and c.due_at < :now) as overdue
              from desk.sla_clock c join desk.request r on r.id = c.request_id
             where c.ended_at is null and c.scope in ('stage', 'response') and %s
             group by 1
            """
                .formatted(where.sql()))
        .params(where.parameters())
        .query(
            (row, n) ->
                new Count(row.getString("key"), row.getLong("open"), row.getLong("overdue")))
        .list();
  }

  /** Open steps by name, or by the team that works on the request. */
  public List<Count> counts(Slice slice, boolean byTeam, Instant now) {
    Where where = slice.onOpenRequest(Map.of("now", Sql.utc(now)));
    return jdbc.sql(
            OPEN.formatted(
                    "true",
                    "%s as key, count(*) as open, count(*) filter (where t.due_at < :now) as overdue"
                        .formatted(byTeam ? "o.team" : "t.step"),
                    "",
                    where.sql())
                + " group by 1")
        .params(where.parameters())
        .query(
            (row, n) ->
                new Count(row.getString("key"), row.getLong("open"), row.getLong("overdue")))
        .list();
  }
}
