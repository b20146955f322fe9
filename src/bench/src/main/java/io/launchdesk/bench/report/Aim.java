package io.launchdesk.bench.report;

/**
 * What a figure is held against.
 *
 * @param of what of the figure: {@code median}, {@code ratio}, or the name of a percentile
 * @param floor what each release must keep; null for none
 * @param goal what is to be reached one day; null for none
 * @param most whether both are upper limits; else they are lower ones
 */
public record Aim(String of, Double floor, Double goal, boolean most) {

  /** Upper limits, e.g. of a latency. */
  public static Aim atMost(String of, Double floor, Double goal) {
    return new Aim(of, floor, goal, true);
  }

  /** Lower limits, e.g. of a throughput. */
  public static Aim atLeast(String of, Double floor, Double goal) {
    return new Aim(of, floor, goal, false);
  }

  /** How a value stands to both, in words. */
  String verdict(double value) {
    if (goal != null && keeps(value, goal)) {
      return "goal reached";
    }
    if (floor != null && !keeps(value, floor)) {
      return "BELOW THE FLOOR";
    }
    return floor == null ? "below the goal" : "above the floor";
  }

  private boolean keeps(double value, double limit) {
    return most ? value <= limit : value >= limit;
  }
}
