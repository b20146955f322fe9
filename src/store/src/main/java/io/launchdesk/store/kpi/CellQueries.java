package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up cells of KPI facts, and the facts that are not in cells yet. */
@Repository
public class CellQueries {
  private final JdbcClient jdbc;

  CellQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Values of one part of a KPI, in one span of time and range of values.
   *
   * @param startsAt the begin of the span; null when spans were added up
   */
  public record Values(String kpi, String stage, Instant startsAt, Sketch.Cell cell) {}

  /** Where the cells' days begin. */
  public ZoneId zone() {
    return ZoneId.of(jdbc.sql("select time_zone from desk.kpi_zone").query(String.class).single());
  }

  /**
   * Values by span and part.
   *
   * @return in the order of KPIs, parts, spans, ranges
   */
  public List<Values> trend(Collection<Series> series, Period period, Grain grain, Slice slice) {
    return values(series, period, grain, slice, true);
  }

  /** Values by part, the whole period together. */
  public List<Values> whole(String kpi, String stage, Period period, Slice slice) {
    return whole(List.of(new Series(kpi, stage)), period, slice);
  }

  /** The same of several KPIs, in the order of their ids. */
  public List<Values> whole(Collection<Series> series, Period period, Slice slice) {
    return values(series, period, Grain.MONTH, slice, false);
  }

  /**
   * Number and sum of the values of one part of a KPI.
   *
   * @param n how many values
   */
  public record Sum(String stage, long n, BigDecimal total) {}

  /**
   * Numbers and sums by part, the whole period together; less to read than how values are spread.
   */
  public List<Sum> sums(String kpi, Period period, Slice slice) {
    CellRows rows =
        CellRows.ofFacts(List.of(new Series(kpi, null)), period, Grain.MONTH, slice, false);
    return jdbc.sql(
            """
            select s.stage, v.n, v.total
              from (select r.series, sum(r.n) as n, sum(r.total) as total
                      from (%s) r group by 1 having sum(r.n) > 0) v
              join desk.kpi_series s on s.id = v.series
             order by 1
            """
                .formatted(rows.sql()))
        .params(rows.parameters())
        .query(
            (row, n) ->
                new Sum(row.getString("stage"), row.getLong("n"), row.getBigDecimal("total")))
        .list();
  }

  /** Values by team, the whole period together; teams stand in place of parts. */
  public List<Values> byTeam(String kpi, Period period, Slice slice) {
    CellRows rows =
        CellRows.ofFacts(List.of(new Series(kpi, null)), period, Grain.MONTH, slice, true);
    return jdbc.sql(
            """
            select :kpi as kpi, k.team as stage, null::timestamptz as span, r.bucket, sum(r.n) as n, sum(r.total) as total,
                   sum(r.squares) as squares, min(r.least) as least, max(r.most) as most
              from (%s) r join desk.kpi_slice k on k.id = r.slice
             group by k.team, r.bucket
            having sum(r.n) > 0
             order by k.team, r.bucket
            """
                .formatted(rows.sql()))
        .param("kpi", kpi)
        .params(rows.parameters())
        .query(CellQueries::values)
        .list();
  }

  /** What there are figures of: values of each dimension, sorted. */
  public Choices choices() {
    return jdbc.sql(
            """
            select array(select type from desk.kpi_slice where kind = 'type' order by 1) as types,
                   array(select team from desk.kpi_slice where kind = 'team' order by 1) as teams,
                   array(select channels[1] from desk.kpi_slice where kind = 'channel' order by 1) as channels,
                   array(select priority from desk.kpi_slice where kind = 'priority' order by 1) as priorities,
                   array(select campaign from desk.kpi_slice where kind = 'campaign' order by 1) as campaigns
            """)
        .query(
            (row, n) ->
                new Choices(
                    Sql.texts(row, "types"),
                    Sql.texts(row, "teams"),
                    Sql.texts(row, "channels"),
                    Sql.texts(row, "priorities"),
                    Sql.texts(row, "campaigns")))
        .single();
  }

  /** What figures can be narrowed to. */
  public record Choices(
      List<String> types,
      List<String> teams,
      List<String> channels,
      List<String> priorities,
      List<String> campaigns) {}

  private List<Values> values(
      Collection<Series> series, Period period, Grain grain, Slice slice, boolean bySpan) {
    CellRows rows = CellRows.ofFacts(series, period, grain, slice, false);
    Map<String, Object> parameters = new HashMap<>(rows.parameters());
    String span = bySpan ? "date_trunc(:grain, r.at, :zone)" : "null::timestamptz";
    if (bySpan) {
      parameters.put("grain", grain.slug());
      parameters.put("zone", period.zone().getId());
    }
    return jdbc.sql(
            """
            select s.kpi, s.stage, v.* from (
              select r.series, %s as span, r.bucket, sum(r.n) as n, sum(r.total) as total,
                     sum(r.squares) as squares, min(r.least) as least, max(r.most) as most
                from (%s) r
               group by 1, 2, 3
              having sum(r.n) > 0) v
              join desk.kpi_series s on s.id = v.series
             order by s.kpi, s.stage, v.span, v.bucket
            """
                .formatted(span, rows.sql()))
        .params(parameters)
        .query(CellQueries::values)
        .list();
  }

  private static Values values(ResultSet row, int number) throws SQLException {
    return new Values(
        row.getString("kpi"),
        row.getString("stage"),
        Sql.instant(row, "span"),
        new Sketch.Cell(
            row.getInt("bucket"),
            row.getLong("n"),
            row.getBigDecimal("total"),
            row.getBigDecimal("squares"),
            row.getBigDecimal("least"),
            row.getBigDecimal("most")));
  }
}
