package io.launchdesk.store.sla;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A version of an agreement; it is never overwritten. Hours are business hours of the calendar.
 *
 * @param step kebab-case, or {@code delivery} for the whole request
 * @param requestType null means all, as with priority, SLA class and the customer's team
 * @param providerGroup who delivers
 * @param deliverable what is delivered to whom, in words
 * @param standsStill whether its clocks stand still while the requester has to act
 * @param providerPerson who agrees for those who deliver
 * @param customerPerson who agrees for those who are served
 * @param validFrom before which it does not come into force
 * @param providerAgreedAt null until then, as with the customer's
 * @param inForceAt since when it was in force; null while it never was
 */
public record AgreementVersion(
    String agreementId,
    int version,
    String name,
    String step,
    String requestType,
    String priority,
    String slaClass,
    String providerGroup,
    String customerTeam,
    String deliverable,
    BigDecimal targetHours,
    BigDecimal remindHours,
    BigDecimal escalateHours,
    String calendar,
    boolean standsStill,
    String providerPerson,
    String customerPerson,
    Instant validFrom,
    String madeBy,
    Instant madeAt,
    Instant providerAgreedAt,
    Instant customerAgreedAt,
    Instant inForceAt) {

  /** Whether both parties have agreed. */
  public boolean agreed() {
    return providerAgreedAt != null && customerAgreedAt != null;
  }
}
