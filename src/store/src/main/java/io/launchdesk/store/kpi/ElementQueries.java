package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Period;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long the processes' elements took, for a heat map. */
@Repository
public class ElementQueries {
  private final JdbcClient jdbc;

  ElementQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Runs of one element, of requests that ended in the period.
   *
   * @param meanHours of a run
   * @param waits how many runs were tasks of people
   * @param waitHours from the begin of these tasks until somebody took them, in sum
   * @param rework runs in which the same was done once more
   * @param breaches runs that ended after they were due
   */
  public record Runs(
      String processId,
      String elementId,
      String elementType,
      long n,
      BigDecimal totalHours,
      BigDecimal meanHours,
      BigDecimal longestHours,
      long waits,
      BigDecimal waitHours,
      long rework,
      long breaches) {}

  /** The elements by how much time they took in all, the most first. */
  public List<Runs> runs(Period period, Slice slice) {
    CellRows rows = CellRows.ofElements(period, slice);
    return jdbc.sql(
            """
            select e.process_id, e.element_id, e.element_type, v.* from (
              select r.element, sum(r.n) as n, sum(r.hours) as hours, round(sum(r.hours) / sum(r.n), 4) as mean,
                     max(r.longest) as longest, sum(r.waits) as waits, sum(r.wait_hours) as wait_hours,
                     sum(r.rework) as rework, sum(r.late) as late
                from (%s) r
               group by 1
              having sum(r.n) > 0) v
              join desk.kpi_element e on e.id = v.element
             order by v.hours desc, e.process_id, e.element_id
            """
                .formatted(rows.sql()))
        .params(rows.parameters())
        .query(
            (row, n) ->
                new Runs(
                    row.getString("process_id"),
                    row.getString("element_id"),
                    row.getString("element_type"),
                    row.getLong("n"),
                    row.getBigDecimal("hours"),
                    row.getBigDecimal("mean"),
                    row.getBigDecimal("longest"),
                    row.getLong("waits"),
                    row.getBigDecimal("wait_hours"),
                    row.getLong("rework"),
                    row.getLong("late")))
        .list();
  }
}
