package io.launchdesk.bench.overload;

/**
 * Looks for the most that a system does: the pace rises by a quarter from part to part until one is
 * twice in a row not kept up with. Once can be a hiccup, and what follows would be held against too
 * low a peak.
 */
final class Climb {
  private static final double STEP = 1.25;
  private static final int MOST_PARTS = 30;

  /** A part at a pace in requests per second, with nothing waiting before it. */
  interface Parts {
    Part at(double pace) throws InterruptedException;
  }

  private Climb() {}

  /**
   * The most requests per second that were done in a part; those in which more came than was done
   * are among them.
   *
   * @param first the pace to begin with
   * @throws IllegalStateException when no pace was twice too much within thirty parts
   */
  static double peak(double first, Parts parts) throws InterruptedException {
    double most = 0;
    double pace = first;
    boolean missed = false;
    for (int i = 0; i < MOST_PARTS; i++) {
      Part part = parts.at(pace);
      most = Math.max(most, part.done());
      if (part.keepsUp()) {
        pace *= STEP;
        missed = false;
      } else if (missed) {
        return most;
      } else {
        missed = true;
      }
    }
    throw new IllegalStateException(
        "No peak in %d parts, up to %.1f/s".formatted(MOST_PARTS, pace));
  }
}
