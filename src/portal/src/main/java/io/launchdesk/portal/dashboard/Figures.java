package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.Difference;
import io.launchdesk.core.kpi.KpiDefinition.Direction;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Answer of a dashboard: figures of a period, and of as many days before it.
 *
 * @param grain what the trend's spans are: {@code hour}, {@code day}, {@code week}, {@code month}
 */
record Figures(Days period, Days before, String grain, List<Figure> items) {

  /**
   * @param to included
   * @param timeZone where the days begin
   */
  record Days(LocalDate from, LocalDate to, String timeZone) {
    static Days of(Period period) {
      return new Days(period.from(), period.to(), period.zone().getId());
    }
  }

  /**
   * One number with what tells whether it is good.
   *
   * @param part of what the KPI tells apart, such as a stage; null for all of them
   * @param difference null when one of the periods has fewer than ten values
   * @param target null when there is no aim
   */
  record Figure(
      String kpi,
      String part,
      String unit,
      Direction direction,
      Summary now,
      Summary before,
      Difference difference,
      Target target,
      List<Point> trend) {}

  /**
   * How values are spread. All but {@code n} and {@code total} are null when there is no value.
   *
   * @param p50 half of the values are not above it; off by at most 4.8 %, like the other
   *     percentiles
   */
  record Summary(
      long n,
      BigDecimal total,
      Double mean,
      Double p50,
      Double p80,
      Double p95,
      Double least,
      Double most) {
    static Summary of(Sketch sketch) {
      return new Summary(
          sketch.n(),
          sketch.total(),
          sketch.mean(),
          sketch.percentile(0.5),
          sketch.percentile(0.8),
          sketch.percentile(0.95),
          sketch.least(),
          sketch.most());
    }
  }

  /**
   * One span of the trend; there is one for each span of the period.
   *
   * @param at the begin of the span, which may lie before the period's
   */
  record Point(Instant at, long n, Double mean, Double p50, Double p95) {
    static Point of(Instant at, Sketch sketch) {
      return new Point(
          at, sketch.n(), sketch.mean(), sketch.percentile(0.5), sketch.percentile(0.95));
    }
  }

  /**
   * The aim that holds on the period's last day.
   *
   * @param met null when there is no value, or neither way is better
   */
  record Target(BigDecimal value, int version, LocalDate effectiveFrom, Boolean met) {}
}
