package io.launchdesk.core.sla;

import java.util.Objects;

/**
 * What a clock was made from.
 *
 * @param decided the row of the decision {@code slaPolicy}
 * @param rule what holds: the row, or the row with what was agreed in its place
 * @param agreementId null when no agreement holds
 * @param agreementVersion null when no agreement holds
 * @param standsStill whether the clock stands still while the requester has to act
 */
public record ClockTerms(
    SlaRule decided,
    SlaRule rule,
    String agreementId,
    Integer agreementVersion,
    boolean standsStill) {

  /** The decision's row alone. */
  public static ClockTerms decided(SlaRule rule) {
    return new ClockTerms(rule, rule, null, null, true);
  }

  /** Whether both go by the same version of the same agreement, or by none. */
  public boolean sameAs(ClockTerms other) {
    return Objects.equals(agreementId, other.agreementId)
        && Objects.equals(agreementVersion, other.agreementVersion);
  }
}
