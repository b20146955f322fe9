package io.launchdesk.store.sla;

import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.Hold;
import io.launchdesk.core.sla.ServedRequest;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.time.Instant;
import java.util.List;

/**
 * A clock with its holds.
 *
 * @param key the engine's element instance that it was started for
 * @param served whose request it is, as agreements see it
 * @param terms what its rule was made from
 * @param calendarId the business calendar that it counts by
 * @param decidedCalendarId the one that the decision's row meant when it started; null when unknown
 * @param endedAt when it stopped by the facts; null while it runs
 * @param confirmed whether the engine has ended its element too, and not just somebody answered
 * @param revision how often it was changed
 * @param enforced whether SlaClockProcess has been told of it
 * @param begun the holds that were begun on it, the earliest first; whether they count is said by
 *     its terms
 */
public record LedgerClock(
    long key,
    String requestId,
    ServedRequest served,
    ClockTerms terms,
    String calendarId,
    String decidedCalendarId,
    Instant startedAt,
    Instant endedAt,
    boolean confirmed,
    Instants instants,
    int revision,
    boolean enforced,
    List<Hold> begun) {

  /** The rule that holds. */
  public SlaRule rule() {
    return terms.rule();
  }

  /** The holds that count by what is agreed. */
  public List<Hold> holds() {
    return Hold.counting(begun, terms.standsStill());
  }

  /** Whether it stands still now. */
  public boolean held() {
    return endedAt == null && holds().stream().anyMatch(Hold::open);
  }

  /** The same clock, made from something else, and by another calendar. */
  LedgerClock by(ClockTerms other, String otherCalendarId) {
    return new LedgerClock(
        key,
        requestId,
        served,
        other,
        otherCalendarId,
        decidedCalendarId,
        startedAt,
        endedAt,
        confirmed,
        instants,
        revision,
        enforced,
        begun);
  }

  LedgerClock with(List<Hold> found) {
    return new LedgerClock(
        key,
        requestId,
        served,
        terms,
        calendarId,
        decidedCalendarId,
        startedAt,
        endedAt,
        confirmed,
        instants,
        revision,
        enforced,
        found);
  }
}
