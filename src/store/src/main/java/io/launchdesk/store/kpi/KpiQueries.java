package io.launchdesk.store.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roll-ups of KPI facts, grouped as asked for. Days are those of UTC. */
@Repository
public class KpiQueries {
  private final JdbcClient jdbc;

  KpiQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What roll-ups can be grouped by. */
  public enum Dimension {
    KPI,
    DAY,
    STAGE,
    TYPE,
    TEAM,
    PRIORITY;

    /** The column, and the name in answers. */
    public String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What to sum up.
   *
   * @param from first day
   * @param to last day, itself included
   * @param groupBy never without {@link Dimension#KPI}: figures of different KPIs do not add up
   * @param only value by dimension that rows must have
   * @param after the group keys of the last row of the page before; empty for the first page
   */
  public record Question(
      LocalDate from,
      LocalDate to,
      List<Dimension> groupBy,
      Map<Dimension, String> only,
      List<String> after) {}

  /**
   * Figures of one group.
   *
   * @param group value by dimension
   * @param n how many facts
   */
  public record Figures(
      Map<String, String> group,
      long n,
      BigDecimal total,
      BigDecimal mean,
      BigDecimal least,
      BigDecimal most) {}

  /** The groups in the order of their keys. */
  public List<Figures> rollups(Question question, int limit) {
    List<String> columns = question.groupBy().stream().map(d -> d.column() + "::text").toList();
    String keys = String.join(", ", columns);
    List<String> conditions = new ArrayList<>(List.of("day between :from and :to"));
    Map<String, Object> parameters = new LinkedHashMap<>();
    question
        .only()
        .forEach(
            (dimension, value) -> {
              conditions.add(dimension.column() + " = :only" + dimension.column());
              parameters.put("only" + dimension.column(), value);
            });
    if (!question.after().isEmpty()) {
      List<String> places = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        places.add(":after" + i);
        parameters.put("after" + i, question.after().get(i));
      }
      conditions.add("(" + keys + ") > (" + String.join(", ", places) + ")");
    }
    return jdbc.sql(
            "select "
                + question.groupBy().stream()
                    .map(d -> d.column() + "::text as " + d.column())
                    .collect(Collectors.joining(", "))
                + ", sum(n) as n, sum(total) as total, round(sum(total) / sum(n), 4) as mean,"
                + " min(least) as least, max(most) as most from desk.kpi_rollup where "
                + String.join(" and ", conditions)
                + " group by "
                + keys
                + " order by "
                + keys
                + " limit :limit")
        .params(parameters)
        .param("from", question.from())
        .param("to", question.to())
        .param("limit", limit)
        .query(
            (row, n) -> {
              Map<String, String> group = new LinkedHashMap<>();
              for (Dimension dimension : question.groupBy()) {
                group.put(dimension.column(), row.getString(dimension.column()));
              }
              return new Figures(
                  group,
                  row.getLong("n"),
                  row.getBigDecimal("total"),
                  row.getBigDecimal("mean"),
                  row.getBigDecimal("least"),
                  row.getBigDecimal("most"));
            })
        .list();
  }
}
