package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SQL for the rows that make up a period and a slice: the fewest cells, and what is not in cells
 * yet. Slices, spans and what is told apart are named one by one, so that only rows that count are
 * read.
 *
 * @param sql selects {@code slice, at, ...}
 */
record CellRows(String sql, Map<String, Object> parameters) {

  /**
   * Values of KPIs: {@code series, slice, at, bucket, n, total, squares, least, most}.
   *
   * @param byTeam whether the slices must tell teams apart
   */
  static CellRows ofFacts(
      Collection<Series> wanted, Period period, Grain grain, Slice slice, boolean byTeam) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("kpis", wanted.stream().map(Series::kpi).toArray(String[]::new));
    parameters.put("stages", wanted.stream().map(Series::stage).toArray(String[]::new));
    return rows(
        """
        with k as materialized (select id from desk.kpi_slice k where %1$s),
             s as materialized (
               select distinct s.id
                 from unnest(cast(:kpis as text[]), cast(:stages as text[])) as w (kpi, stage)
                 join desk.kpi_series s on s.kpi = w.kpi and s.stage = coalesce(w.stage, s.stage))
        select c.series, c.slice, c.starts_at as at, c.bucket, c.n, c.total, c.squares, c.least, c.most
          from (values %2$s) as p (grain, since, before) cross join s cross join k
          join desk.kpi_cell c on c.series = s.id and c.grain = p.grain and c.slice = k.id
           and c.starts_at >= p.since and c.starts_at < p.before
        union all
        select f.series, f.slice, f.at, desk.kpi_bucket(f.value), f.n, f.n * f.value, f.n * f.value * f.value, f.value,
               f.value
          from desk.kpi_pending f join s on s.id = f.series
          join desk.kpi_slice k on k.id = f.slice
         where %3$s
        """,
        parameters, period, grain, slice, byTeam);
  }

  /**
   * Runs of elements: {@code element, slice, at, n, hours, longest, waits, wait_hours, rework,
   * late}.
   */
  static CellRows ofElements(Period period, Slice slice) {
    return rows(
        """
        with k as materialized (select id from desk.kpi_slice k where %1$s)
        select c.element, c.slice, c.starts_at as at, c.n, c.hours, c.longest, c.waits, c.wait_hours, c.rework, c.late
          from (values %2$s) as p (grain, since, before) cross join k
          join desk.element_cell c on c.grain = p.grain and c.slice = k.id
           and c.starts_at >= p.since and c.starts_at < p.before
        union all
        select f.element, f.slice, f.at, f.n, f.hours, f.longest, f.waits, f.wait_hours, f.rework, f.late
          from desk.element_pending f
          join desk.kpi_slice k on k.id = f.slice
         where %3$s
        """,
        Map.of(), period, Grain.MONTH, slice, false);
  }

  private static CellRows rows(
      String sql,
      Map<String, Object> given,
      Period period,
      Grain grain,
      Slice slice,
      boolean byTeam) {
    Map<String, Object> parameters = new HashMap<>(given);
    String spans = spans(period.cover(grain), parameters);
    parameters.put("start", Sql.utc(period.start()));
    parameters.put("end", Sql.utc(period.end()));
    parameters.put("kind", grain == Grain.HOUR ? Slice.WHOLE : slice.kind(byTeam));
    Where kinds = slice.onSlice(parameters);
    String pending = kinds.sql() + " and f.at >= :start and f.at < :end";
    return new CellRows(
        sql.formatted(kinds.sql() + " and k.kind = :kind", spans, pending), kinds.parameters());
  }

  private static String spans(List<Period.Span> spans, Map<String, Object> parameters) {
    List<String> rows = new ArrayList<>();
    for (Period.Span span : spans) {
      int number = rows.size();
      rows.add(
          "('%1$s'::desk.grain, cast(:from%2$d as timestamptz), cast(:to%2$d as timestamptz))"
              .formatted(span.grain().slug(), number));
      parameters.put("from" + number, Sql.utc(span.from()));
      parameters.put("to" + number, Sql.utc(span.to()));
    }
    return String.join(", ", rows);
  }
}
