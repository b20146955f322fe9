package io.launchdesk.bench.overload;

/**
 * Looks for the most that a system does: the pace rises by a quarter from part to part until it is
 * no longer kept up with.
 */
final class Climb {
  private static final double STEP = 1.25;
  private static final int MOST_PARTS = 20;

  /** A part at a pace in requests per second, with nothing waiting before it. */
  interface Parts {
    Part at(double pace) throws InterruptedException;
  }

  private Climb() {}

  /**
   * The most requests per second that were done in a part; the last one, in which more came than
   * was done, is among them.
   *
   * @param first the pace to begin with
   * @throws IllegalStateException when each of twenty paces was kept up with
   */
  static double peak(double first, Parts parts) throws InterruptedException {
    double most = 0;
    double pace = first;
    for (int i = 0; i < MOST_PARTS; i++) {
      Part part = parts.at(pace);
      most = Math.max(most, part.done());
      if (!part.keepsUp()) {
        return most;
      }
      pace *= STEP;
    }
    throw new IllegalStateException("Even %.1f/s was kept up with".formatted(pace / STEP));
  }
}
