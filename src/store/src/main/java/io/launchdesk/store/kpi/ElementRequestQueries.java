package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import io.launchdesk.store.identity.Access;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests behind an element's figures, as far as a person may see them. */
@Repository
public class ElementRequestQueries {
  private final JdbcClient jdbc;

  ElementRequestQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which of the element's runs. */
  public enum Only {
    ALL("true"),
    WAITS("e.wait_hours is not null"),
    REWORK("e.rework"),
    BREACHES("e.late");

    private final String condition;

    Only(String condition) {
      this.condition = condition;
    }
  }

  /** Runs of one element, of requests that ended in the period. */
  public record Wanted(String processId, String elementId, Only only, Period period, Slice slice) {}

  /** Where the page before ended. */
  public record Place(Instant at, long rootKey) {}

  /**
   * A request with its runs of the element.
   *
   * @param at when the request ended
   * @param runs how many
   * @param hours of all of them
   * @param longestHours of one
   * @param waitHours until somebody took these tasks; null when they were no tasks
   * @param rework runs in which the same was done once more
   * @param breaches runs that ended after they were due
   */
  public record Behind(
      String requestId,
      String title,
      String type,
      String team,
      String priority,
      Instant at,
      long rootKey,
      long runs,
      BigDecimal hours,
      BigDecimal longestHours,
      BigDecimal waitHours,
      long rework,
      long breaches) {}

  /** Requests that ended last first. */
  public List<Behind> list(Wanted wanted, Access access, Place after, int limit) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    parameters.put("process", wanted.processId());
    parameters.put("element", wanted.elementId());
    parameters.put("from", Sql.utc(wanted.period().start()));
    parameters.put("to", Sql.utc(wanted.period().end()));
    parameters.put("limit", limit);
    if (after != null) {
      parameters.put("afterAt", Sql.utc(after.at()));
      parameters.put("afterKey", after.rootKey());
    }
    Where where =
        wanted
            .slice()
            .onRequest(parameters)
            .and("root.key = root.root_key and root.state <> 'active'")
            .and("root.ended_at >= :from and root.ended_at < :to")
            .and(after == null ? "true" : "(root.ended_at, root.key) < (:afterAt, :afterKey)")
            .and(Access.REQUEST_VISIBLE);
    return jdbc.sql(
            """
            select r.id, r.title, r.type, coalesce(r.assigned_team, 'none') as team,
                   coalesce(r.priority, 'none') as priority, root.ended_at, root.key, run.*
              from engine.process_instance root
              join desk.request r on r.id = root.correlation_key
             cross join lateral (
               select count(*) as runs, sum(e.hours) as hours, max(e.hours) as longest, sum(e.wait_hours) as wait_hours,
                      count(*) filter (where e.rework) as rework, count(*) filter (where e.late) as late
                 from desk.element_run e
                where e.root_key = root.key and e.partition_id = root.partition_id and e.position = root.position
                  and e.process_id = :process and e.element_id = :element and %s) run
             where run.runs > 0 and %s
             order by root.ended_at desc, root.key desc
             limit :limit
            """
                .formatted(wanted.only().condition, where.sql()))
        .params(where.parameters())
        .query(
            (row, n) ->
                new Behind(
                    row.getString("id"),
                    row.getString("title"),
                    row.getString("type"),
                    row.getString("team"),
                    row.getString("priority"),
                    Sql.instant(row, "ended_at"),
                    row.getLong("key"),
                    row.getLong("runs"),
                    row.getBigDecimal("hours"),
                    row.getBigDecimal("longest"),
                    row.getBigDecimal("wait_hours"),
                    row.getLong("rework"),
                    row.getLong("late")))
        .list();
  }
}
