package io.launchdesk.core.kpi;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far a mean moved from one period to another, with the interval that says whether that is more
 * than noise.
 *
 * @param value the later mean minus the earlier one
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param level how sure the interval is, 0.95
 * @param method {@code welch} (Welch's t interval of two means) or {@code newcombe} (Newcombe 1998,
 *     method 10, of two shares)
 * @param significant the interval leaves out 0
 */
public record Difference(
    double value, double low, double high, double level, String method, boolean significant) {
  /** So many values each period needs: of fewer, nothing is said. */
  public static final int LEAST_VALUES = 10;

  private static final double LEVEL = 0.95;
  private static final double Z =
      new NormalDistribution(0, 1).inverseCumulativeProbability((1 + LEVEL) / 2);

  /**
   * Compares two periods: by Newcombe's method when all values are 0 or 1, else by Welch's.
   *
   * @return empty when one of the periods has too few values
   */
  public static Optional<Difference> between(Sketch earlier, Sketch later) {
    if (earlier.n() < LEAST_VALUES || later.n() < LEAST_VALUES) {
      return Optional.empty();
    }
    return Optional.of(
        earlier.isShare() && later.isShare() ? newcombe(earlier, later) : welch(earlier, later));
  }

  private static Difference welch(Sketch earlier, Sketch later) {
    double value = later.mean() - earlier.mean();
    double a = earlier.variance() / earlier.n();
    double b = later.variance() / later.n();
    if (a + b == 0) {
      return told(value, value, value, "welch");
    }
    double freedom = (a + b) * (a + b) / (a * a / (earlier.n() - 1) + b * b / (later.n() - 1));
    double reach =
        new TDistribution(freedom).inverseCumulativeProbability((1 + LEVEL) / 2) * Math.sqrt(a + b);
    return told(value, value - reach, value + reach, "welch");
  }

  private static Difference newcombe(Sketch earlier, Sketch later) {
    double before = earlier.mean();
    double now = later.mean();
    double value = now - before;
    double down =
        Math.hypot(now - wilson(now, later.n(), -1), wilson(before, earlier.n(), 1) - before);
    double up =
        Math.hypot(wilson(now, later.n(), 1) - now, before - wilson(before, earlier.n(), -1));
    return told(value, value - down, value + up, "newcombe");
  }

  /** An end of Wilson's interval of a share. */
  private static double wilson(double share, long n, int side) {
    double square = Z * Z / n;
    double reach = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n));
    return Math.clamp((share + square / 2 + side * reach) / (1 + square), 0, 1);
  }

  private static Difference told(double value, double low, double high, String method) {
    return new Difference(value, low, high, LEVEL, method, low > 0 || high < 0);
  }
}
