package io.launchdesk.core.sla;

import java.time.Instant;

/**
 * A time during which a clock stands still.
 *
 * @param causeKey the engine's element instance that began it
 * @param step the step of that element, e.g. {@code revise-brief}
 * @param until null while it lasts
 */
public record Hold(long causeKey, String step, Instant from, Instant until) {

  /** Whether the clock still stands still because of it. */
  public boolean open() {
    return until == null;
  }
}
