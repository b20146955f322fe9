package io.launchdesk.core.sla;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a version of an agreement promises for one step. Hours are business hours of the calendar,
 * as agreed: the pace of the priority does not apply to them.
 *
 * @param step kebab-case, or {@code delivery} for the whole request
 * @param requestType null means all, as with the three that follow
 * @param customerTeam team of the requesters to whom it is promised
 * @param standsStill whether the clock stands still while the requester has to act
 */
public record AgreementTerms(
    String agreementId,
    int version,
    String step,
    String requestType,
    String priority,
    String slaClass,
    String customerTeam,
    BigDecimal targetHours,
    BigDecimal remindAfterHours,
    BigDecimal escalateAfterHours,
    String calendar,
    boolean standsStill) {

  /** Whether it is about that step of that request. */
  boolean covers(String measured, ServedRequest request) {
    return step.equals(measured)
        && allows(requestType, request.requestType())
        && allows(priority, request.priority())
        && allows(slaClass, request.slaClass())
        && allows(customerTeam, request.customerTeam());
  }

  /** How many of the four it names. */
  long named() {
    return Stream.of(requestType, priority, slaClass, customerTeam)
        .filter(Objects::nonNull)
        .count();
  }

  private static boolean allows(String wanted, String is) {
    return wanted == null || wanted.equals(is);
  }
}
