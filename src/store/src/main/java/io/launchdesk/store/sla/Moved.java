package io.launchdesk.store.sla;

import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.util.Objects;

/**
 * What becomes of a clock that was reckoned again.
 *
 * @param clock as it was
 * @param to its instants; those it had while one of them lies behind a hold that lasts
 * @param terms what it is made from now
 */
record Moved(LedgerClock clock, Instants to, ClockTerms terms) {

  boolean changes() {
    return changesRule() || !to.equals(clock.instants());
  }

  /** Whether another agreement holds, or another version of it, or none any more. */
  boolean changesRule() {
    return !Objects.equals(terms.agreementId(), clock.terms().agreementId())
        || !Objects.equals(terms.agreementVersion(), clock.terms().agreementVersion());
  }
}
