package io.launchdesk.standalone.supervisor;

import java.time.Duration;

/**
 * The pause before a part is started again: doubled with each death in a row, up to a limit, and
 * back to the first when the part has run long enough.
 *
 * @param first pause after the first death
 * @param longest limit of the pause
 * @param healthy a run at least this long makes the earlier deaths forgotten
 */
public record Backoff(Duration first, Duration longest, Duration healthy) {

  /** What the supervisor uses: from half a second to half a minute. */
  public static final Backoff STANDARD =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));

  /** The pause after this many deaths in a row (1 or more). */
  public Duration after(int deaths) {
    long factor = 1L << Math.min(30, Math.max(0, deaths - 1));
    Duration pause = first.multipliedBy(factor);
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /** The number of deaths in a row after another one that ended a run of this length. */
  public int deaths(int before, Duration run) {
    return run.compareTo(healthy) >= 0 ? 1 : before + 1;
  }
}
