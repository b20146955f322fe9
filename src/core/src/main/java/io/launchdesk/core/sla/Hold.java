package io.launchdesk.core.sla;

import java.time.Instant;
import java.util.List;

/**
 * A time during which a clock stands still.
 *
 * @param causeKey the engine's element instance that began it
 * @param step the step of that element, e.g. {@code revise-brief}
 * @param until null while it lasts
 * @param forDate whether a date is waited for, and not the requester
 */
public record Hold(long causeKey, String step, Instant from, Instant until, boolean forDate) {

  /** While the requester has to act. */
  public Hold(long causeKey, String step, Instant from, Instant until) {
    this(causeKey, step, from, until, false);
  }

  /**
   * The holds that count for a clock: it may be agreed that it goes on while the requester has to
   * act, and never that a wait for a date counts.
   *
   * @param standsStill whether the clock stands still while the requester has to act
   */
  public static List<Hold> counting(List<Hold> begun, boolean standsStill) {
    return standsStill ? begun : begun.stream().filter(Hold::forDate).toList();
  }

  /** Whether the clock still stands still because of it. */
  public boolean open() {
    return until == null;
  }

  /** The same hold, ended. */
  Hold endedAt(Instant at) {
    return new Hold(causeKey, step, from, at, forDate);
  }
}
