package io.launchdesk.core.sla;

import java.util.Comparator;
import java.util.List;

/** Which agreement a clock goes by. */
public final class AgreementRules {
  /**
   * The more it names, the more it is meant. Of two that name as much, the customer's own comes
   * first, then the one for the type, then the one for the priority; then the older agreement, so
   * that the answer does not change with the order in which they are read.
   */
  private static final Comparator<AgreementTerms> MOST_SPECIFIC =
      Comparator.comparingLong(AgreementTerms::named)
          .thenComparing(terms -> terms.customerTeam() != null)
          .thenComparing(terms -> terms.requestType() != null)
          .thenComparing(terms -> terms.priority() != null)
          .thenComparing(AgreementTerms::agreementId, Comparator.reverseOrder());

  private AgreementRules() {}

  /**
   * What holds for a step of a request: the most specific agreement in force that covers it, else
   * the decision's row. An agreement says targets, calendar and whether the clock stands still; who
   * is told, and by which levels, stays with the row.
   *
   * @param inForce at most one version of each agreement
   */
  public static ClockTerms terms(
      SlaRule decided, List<AgreementTerms> inForce, ServedRequest request) {
    return inForce.stream()
        .filter(terms -> terms.covers(decided.step(), request))
        .max(MOST_SPECIFIC)
        .map(terms -> agreed(decided, terms))
        .orElseGet(() -> ClockTerms.decided(decided));
  }

  private static ClockTerms agreed(SlaRule decided, AgreementTerms terms) {
    SlaRule rule =
        new SlaRule(
            decided.step(),
            terms.targetHours(),
            terms.remindAfterHours(),
            terms.escalateAfterHours(),
            decided.escalateTo(),
            terms.calendar(),
            decided.group(),
            decided.party(),
            decided.pauses(),
            decided.escalation(),
            decided.scope());
    return new ClockTerms(decided, rule, terms.agreementId(), terms.version(), terms.standsStill());
  }
}
