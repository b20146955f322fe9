package io.launchdesk.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One figure.
 *
 * @param metric what was measured
 * @param unit e.g. {@code ms} or {@code requests/s}
 * @param rounds the figure of each round, in their order; at least one
 * @param percentiles medians over the rounds, by names such as {@code p95}; may be empty
 * @param against what it is compared with; null for nothing
 * @param aim null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
    String metric,
    String unit,
    List<Double> rounds,
    Map<String, Double> percentiles,
    Against against,
    Aim aim) {

  public Result {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException(metric + " was not measured");
    }
    rounds = List.copyOf(rounds);
    percentiles = new LinkedHashMap<>(percentiles);
  }

  /** A figure by itself. */
  public static Result of(String metric, String unit, List<Double> rounds) {
    return new Result(metric, unit, rounds, Map.of(), null, null);
  }

  /** A figure that was taken once. */
  public static Result of(String metric, String unit, double value) {
    return of(metric, unit, List.of(value));
  }

  /** The same beside these percentiles. */
  public Result with(Map<String, Double> others) {
    return new Result(metric, unit, rounds, others, against, aim);
  }

  /** The same compared with a peer's figure of the same unit. */
  public Result against(String peer, double value) {
    return new Result(metric, unit, rounds, percentiles, Against.of(peer, median(), value), aim);
  }

  /** The same held against an aim. */
  public Result heldTo(Aim other) {
    return new Result(metric, unit, rounds, percentiles, against, other);
  }

  /** The middle one of the rounds; of an even number the mean of the two in the middle. */
  @JsonProperty
  public double median() {
    return median(rounds);
  }

  /** How the aim was met, in words; null without one. */
  @JsonProperty
  public String verdict() {
    if (aim == null) {
      return null;
    }
    return switch (aim.of()) {
      case "median" -> aim.verdict(median());
      case "ratio" -> aim.verdict(against.ratio());
      default -> aim.verdict(percentiles.get(aim.of()));
    };
  }

  /** The median of some numbers; of an even number of them the mean of the two in the middle. */
  public static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
