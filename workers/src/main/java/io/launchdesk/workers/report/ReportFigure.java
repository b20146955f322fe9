package io.launchdesk.workers.report;

import io.launchdesk.core.kpi.Difference;
import io.launchdesk.core.kpi.KpiDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One figure of a report.
 *
 * @param n how many values there are
 * @param value the mean, or the number where each value counts one; null when there are too few
 * @param before of as many days before; null when there were too few
 * @param difference null when one of the periods has too few values
 * @param target null when there is no aim
 */
record ReportFigure(
    KpiDefinition kpi,
    long n,
    Double value,
    long nBefore,
    Double before,
    Difference difference,
    BigDecimal target,
    List<Point> trend) {

  /**
   * One span.
   *
   * @param value null when there is none
   */
  record Point(Instant at, Double value) {}

  /** Whether the aim is met; null when there is none, or nothing to compare with it. */
  Boolean met() {
    if (target == null || value == null) {
      return null;
    }
    return switch (kpi.direction()) {
      case HIGHER -> value >= target.doubleValue();
      case LOWER -> value <= target.doubleValue();
      case NEITHER -> null;
    };
  }

  /** How it moved, as the web client's texts {@code became} name it. */
  String became() {
    if (difference == null) {
      return "too-little";
    }
    if (!difference.significant()) {
      return "noise";
    }
    boolean up = difference.value() > 0;
    return switch (kpi.direction()) {
      case HIGHER -> up ? "better" : "worse";
      case LOWER -> up ? "worse" : "better";
      case NEITHER -> up ? "more" : "less";
    };
  }
}
