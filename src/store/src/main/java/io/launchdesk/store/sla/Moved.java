package io.launchdesk.store.sla;

import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.store.sla.SlaClockRepository.Instants;

/**
 * What becomes of a clock that was reckoned again.
 *
 * @param clock as it was
 * @param to its instants; those it had while one of them lies behind a hold that lasts
 * @param terms what it is made from now
 * @param calendarId the calendar that it counts by now
 */
record Moved(LedgerClock clock, Instants to, ClockTerms terms, String calendarId) {

  boolean changes() {
    return changesRule() || !to.equals(clock.instants());
  }

  /** Whether another agreement holds, or another version of it, or none any more. */
  boolean changesRule() {
    return !terms.sameAs(clock.terms());
  }
}
