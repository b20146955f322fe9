package io.launchdesk.bench;

import io.launchdesk.bench.report.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Rounds of latencies in milliseconds, and their medians. */
public final class Latency {

  private Latency() {}

  /** Microseconds up to a minute, three digits. */
  public static Histogram histogram() {
    return new Histogram(60_000_000L, 3);
  }

  /** The median of each round as a figure, with the medians of p50, p95, p99 and maximum. */
  public static Result result(String what, List<Histogram> rounds) {
    Map<String, Double> percentiles = new LinkedHashMap<>();
    percentiles.put("p50", median(rounds, at(50)));
    percentiles.put("p95", median(rounds, at(95)));
    percentiles.put("p99", median(rounds, at(99)));
    percentiles.put("max", median(rounds, round -> round.getMaxValue() / 1000.0));
    List<Double> medians = rounds.stream().map(round -> at(50).applyAsDouble(round)).toList();
    return Result.of(what, "ms", medians).with(percentiles);
  }

  /** One line per round, then the median of each column over the rounds. */
  public static void print(String what, List<Histogram> rounds) {
    System.out.printf(
        "%-28s %8s %9s %9s %9s %9s%n", what, "n", "p50 ms", "p95 ms", "p99 ms", "max ms");
    for (int i = 0; i < rounds.size(); i++) {
      Histogram round = rounds.get(i);
      line(
          "round " + (i + 1),
          round.getTotalCount(),
          at(50).applyAsDouble(round),
          at(95).applyAsDouble(round),
          at(99).applyAsDouble(round),
          round.getMaxValue() / 1000.0);
    }
    line(
        "median of rounds",
        rounds.stream().mapToLong(Histogram::getTotalCount).sum(),
        median(rounds, at(50)),
        median(rounds, at(95)),
        median(rounds, at(99)),
        median(rounds, round -> round.getMaxValue() / 1000.0));
  }

  private static ToDoubleFunction<Histogram> at(double percentile) {
    return round -> round.getValueAtPercentile(percentile) / 1000.0;
  }

  private static double median(List<Histogram> rounds, ToDoubleFunction<Histogram> value) {
    return Result.median(rounds.stream().map(value::applyAsDouble).toList());
  }

  private static void line(String name, long n, double p50, double p95, double p99, double max) {
    System.out.printf(
        Locale.ROOT, "%-28s %8d %9.1f %9.1f %9.1f %9.1f%n", name, n, p50, p95, p99, max);
  }
}
