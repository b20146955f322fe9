package io.launchdesk.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Prints rounds of latencies in milliseconds, and their medians. */
final class Latency {

  private Latency() {}

  /** Microseconds up to a minute, three digits. */
  static Histogram histogram() {
    return new Histogram(60_000_000L, 3);
  }

  /** One line per round, then the median of each column over the rounds. */
  static void print(String what, List<Histogram> rounds) {
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
    return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
  }

  private static void line(String name, long n, double p50, double p95, double p99, double max) {
    System.out.printf(
        Locale.ROOT, "%-28s %8d %9.1f %9.1f %9.1f %9.1f%n", name, n, p50, p95, p99, max);
  }
}
