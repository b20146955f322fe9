package io.launchdesk.store.sla;

import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.store.sla.SlaClockRepository.Instants;

/** Clocks that go by the decision's row, whatever is agreed. */
public final class PlainClocks {
  private PlainClocks() {}

  /** Starts the clock, unless it runs already; returns the instants of the one that runs. */
  public static Instants start(ClockMoves moves, SlaClock clock) {
    return moves.start(clock, ClockTerms.decided(clock.rule()), null, clock.calendarId());
  }
}
