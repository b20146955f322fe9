package io.launchdesk.bench.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as lines for people. */
final class ReportTable {
  private static final String ROW = "%-52s %12s %-12s %7s  %s%n";

  private ReportTable() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(ROW.formatted("figure", "median", "unit", "ratio", "beside"));
    for (Measured measured : report.scenarios()) {
      text.append(
          "%s, load average %.1f before, %.1f after%s%n"
              .formatted(
                  measured.getScenario(),
                  measured.getLoadBefore(),
                  measured.getLoadAfter(),
                  measured.getFailure() == null ? "" : ", FAILED: " + measured.getFailure()));
      measured.getResults().forEach(result -> text.append(row(result)));
    }
    return text.toString();
  }

  private static String row(Result result) {
    Against against = result.against();
    return ROW.formatted(
        "  " + result.metric(),
        number(result.median()),
        result.unit(),
        against == null ? "" : number(against.ratio()),
        (against == null ? "" : against.peer() + " " + number(against.value()))
            + result.percentiles().entrySet().stream()
                .map(ReportTable::percentile)
                .collect(Collectors.joining())
            + (result.verdict() == null ? "" : " [" + result.verdict() + "]"));
  }

  private static String percentile(Map.Entry<String, Double> one) {
    return " " + one.getKey() + " " + number(one.getValue());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.1f", value);
  }
}
