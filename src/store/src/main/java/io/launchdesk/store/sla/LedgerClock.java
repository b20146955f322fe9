package io.launchdesk.store.sla;

import io.launchdesk.core.sla.Hold;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.time.Instant;
import java.util.List;

/**
 * A clock with its holds.
 *
 * @param key the engine's element instance that it was started for
 * @param calendarId the business calendar that it counts by
 * @param endedAt when it stopped by the facts; null while it runs
 * @param confirmed whether the engine has ended its element too, and not just somebody answered
 * @param revision how often it was changed
 * @param enforced whether SlaClockProcess has been told of it
 * @param holds the earliest first
 */
public record LedgerClock(
    long key,
    String requestId,
    SlaRule rule,
    String calendarId,
    Instant startedAt,
    Instant endedAt,
    boolean confirmed,
    Instants instants,
    int revision,
    boolean enforced,
    List<Hold> holds) {

  /** Whether it stands still now. */
  public boolean held() {
    return endedAt == null && holds.stream().anyMatch(Hold::open);
  }

  LedgerClock with(List<Hold> found) {
    return new LedgerClock(
        key,
        requestId,
        rule,
        calendarId,
        startedAt,
        endedAt,
        confirmed,
        instants,
        revision,
        enforced,
        found);
  }
}
