package io.launchdesk.core.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of a clock's ledger.
 *
 * @param worked the business time that the span used up; zero unless it counts
 * @param hold why the clock stood still; null unless it is paused
 */
public record LedgerSpan(State state, Instant from, Instant until, Duration worked, Hold hold) {

  /** What a clock does during a span. */
  public enum State {
    /** Business time passes. */
    COUNTING("counting"),
    /** It stands still, because somebody else has to act. */
    PAUSED("paused"),
    /** Nobody works: night, weekend, holiday. */
    OUTSIDE_CALENDAR("outside-calendar");

    private final String slug;

    State(String slug) {
      this.slug = slug;
    }

    /** As the API writes it. */
    public String slug() {
      return slug;
    }
  }
}
