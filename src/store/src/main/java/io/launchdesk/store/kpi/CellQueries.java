package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up cells of KPI facts. */
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
  public record Values(String stage, Instant startsAt, Sketch.Cell cell) {}

  /** Where the cells' days begin. */
  public ZoneId zone() {
    return ZoneId.of(jdbc.sql("select time_zone from desk.kpi_zone").query(String.class).single());
  }

  /**
   * Values by span and part.
   *
   * @param stage only this part; null for all
   * @return in the order of parts, spans, ranges
   */
  public List<Values> trend(String kpi, String stage, Period period, Grain grain, Slice slice) {
    return values(kpi, stage, period, grain, slice, true);
  }

  /** Values by part, the whole period together. */
  public List<Values> whole(String kpi, String stage, Period period, Slice slice) {
    return values(kpi, stage, period, Grain.MONTH, slice, false);
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
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("kpi", kpi);
    String spans = spans(period.cover(Grain.MONTH), parameters);
    Where where =
        slice
            .on("k", parameters)
            .and(spans)
            .and("c.series = any(array(select id from desk.kpi_series where kpi = :kpi))");
    return jdbc.sql(
            """
            select s.stage, v.n, v.total from (
              select c.series, sum(c.n) as n, sum(c.total) as total
                from desk.kpi_cell c %s
               where %s
               group by 1) v
              join desk.kpi_series s on s.id = v.series
             order by 1
            """
                .formatted(
                    slice.isAll() ? "" : "join desk.kpi_slice k on k.id = c.slice", where.sql()))
        .params(where.parameters())
        .query(
            (row, n) ->
                new Sum(row.getString("stage"), row.getLong("n"), row.getBigDecimal("total")))
        .list();
  }

  /** Values by team, the whole period together; teams stand in place of parts. */
  public List<Values> byTeam(String kpi, Period period, Slice slice) {
    Map<String, Object> parameters = new HashMap<>();
    Where where =
        slice
            .on("k", parameters)
            .and(spans(period.cover(Grain.MONTH), parameters))
            .and("c.series = any(array(select id from desk.kpi_series where kpi = :kpi))");
    return jdbc.sql(
            """
            select k.team as stage, null::timestamptz as span, c.bucket, sum(c.n) as n, sum(c.total) as total,
                   sum(c.squares) as squares, min(c.least) as least, max(c.most) as most
              from desk.kpi_cell c join desk.kpi_slice k on k.id = c.slice
             where %s
             group by 1, 3
             order by 1, 3
            """
                .formatted(where.sql()))
        .params(where.parameters())
        .params(parameters)
        .param("kpi", kpi)
        .query(CellQueries::values)
        .list();
  }

  /** What there are figures of: values of each dimension, sorted. */
  public Choices choices() {
    return jdbc.sql(
            """
            select array(select distinct type from desk.kpi_slice order by 1) as types,
                   array(select distinct team from desk.kpi_slice order by 1) as teams,
                   array(select distinct c from desk.kpi_slice, unnest(channels) c order by 1) as channels,
                   array(select distinct priority from desk.kpi_slice order by 1) as priorities
            """)
        .query(
            (row, n) ->
                new Choices(
                    Sql.texts(row, "types"),
                    Sql.texts(row, "teams"),
                    Sql.texts(row, "channels"),
                    Sql.texts(row, "priorities")))
        .single();
  }

  /** What figures can be narrowed to. */
  public record Choices(
      List<String> types, List<String> teams, List<String> channels, List<String> priorities) {}

  private List<Values> values(
      String kpi, String stage, Period period, Grain grain, Slice slice, boolean bySpan) {
    Map<String, Object> parameters = new HashMap<>();
    String spans = spans(period.cover(grain), parameters);
    String span = bySpan ? "date_trunc(:grain, c.starts_at, :zone)" : "null::timestamptz";
    if (bySpan) {
      parameters.put("grain", grain.slug());
      parameters.put("zone", period.zone().getId());
    }
    parameters.put("kpi", kpi);
    Where where =
        slice
            .on("k", parameters)
            .and(spans)
            .and("c.series = any(array(select id from desk.kpi_series where kpi = :kpi))")
            .and(
                "c.series = any(array(select id from desk.kpi_series where kpi = :kpi and stage = :stage))",
                "stage",
                stage);
    return jdbc.sql(
            """
            select s.stage, v.* from (
              select c.series, %s as span, c.bucket, sum(c.n) as n, sum(c.total) as total,
                     sum(c.squares) as squares, min(c.least) as least, max(c.most) as most
                from desk.kpi_cell c %s
               where %s
               group by 1, 2, 3) v
              join desk.kpi_series s on s.id = v.series
             order by 1, 3, 4
            """
                .formatted(
                    span,
                    slice.isAll() ? "" : "join desk.kpi_slice k on k.id = c.slice",
                    where.sql()))
        .params(parameters)
        .params(where.parameters())
        .query(CellQueries::values)
        .list();
  }

  private static Values values(ResultSet row, int number) throws SQLException {
    return new Values(
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

  static String spans(List<Period.Span> spans, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    for (Period.Span span : spans) {
      int number = conditions.size();
      conditions.add(
          "(c.grain = '%1$s' and c.starts_at >= :from%2$d and c.starts_at < :to%2$d)"
              .formatted(span.grain().slug(), number));
      parameters.put("from" + number, Sql.utc(span.from()));
      parameters.put("to" + number, Sql.utc(span.to()));
    }
    return "(" + String.join(" or ", conditions) + ")";
  }
}
