package io.launchdesk.core.sla;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A row of the decision {@code slaPolicy}: what is promised for one step. Hours are business hours
 * of the calendar.
 *
 * @param step kebab-case, or {@code delivery} for the whole request
 * @param calendar as {@link CalendarChoice} reads it; null leaves it to the team
 * @param group whose task it is, when the model leaves that to the policy
 * @param escalateTo the group that hears of an overdue step
 * @param party whose time it is, {@code provider} or {@code requester}; null means the provider's
 * @param pauses whether the provider's clocks of the request stand still meanwhile; null means no
 * @param escalation what is done when it takes too long; null when the policy does not say
 * @param scope what is measured, a {@link SlaScope}; null for policies that were decided before it
 *     was said
 */
public record SlaRule(
    String step,
    BigDecimal targetHours,
    BigDecimal remindAfterHours,
    BigDecimal escalateAfterHours,
    String escalateTo,
    String calendar,
    String group,
    String party,
    Boolean pauses,
    List<SlaEscalation> escalation,
    String scope) {

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  /** A row that does not say what is measured. */
  public SlaRule(
      String step,
      BigDecimal targetHours,
      BigDecimal remindAfterHours,
      BigDecimal escalateAfterHours,
      String escalateTo,
      String calendar,
      String group,
      String party,
      Boolean pauses,
      List<SlaEscalation> escalation) {
    this(
        step,
        targetHours,
        remindAfterHours,
        escalateAfterHours,
        escalateTo,
        calendar,
        group,
        party,
        pauses,
        escalation,
        null);
  }

  /**
   * What is measured.
   *
   * @throws SlaPolicyException when the policy names no scope that there is
   */
  public SlaScope measures() {
    return SlaScope.of(scope, step);
  }

  /**
   * Whose time it is.
   *
   * @throws SlaPolicyException when the policy names no party that there is
   */
  public SlaParty whose() {
    return SlaParty.of(party, step);
  }

  /**
   * Refuses a row that measures something else than what is about to be measured by it.
   *
   * @throws SlaPolicyException when it does
   */
  public void require(SlaScope measured) {
    if (measures() != measured) {
      throw new SlaPolicyException(
          "The decision slaPolicy says scope = '%s' for the step '%s', which is a %s. Correct the row, then retry."
              .formatted(measures().slug(), step, measured.slug()));
    }
  }

  /** Whether the provider's clocks of the request stand still while the step runs. */
  public boolean holdsOthers() {
    return Boolean.TRUE.equals(pauses);
  }

  /** What is done when it takes too long, in the order in which it comes. */
  public List<SlaLevel> levels() {
    return SlaLevel.of(this);
  }

  /** The business time within which it is to be done. */
  public Duration target() {
    return duration(targetHours, "targetHours");
  }

  /** The business time after which people are reminded. */
  public Duration remindAfter() {
    return duration(remindAfterHours, "remindAfterHours");
  }

  /** The business time after which it is escalated. */
  public Duration escalateAfter() {
    return duration(escalateAfterHours, "escalateAfterHours");
  }

  /** Whole minutes of the target, as the clock keeps them. */
  public int targetMinutes() {
    return Math.toIntExact(target().toMinutes());
  }

  private Duration duration(BigDecimal hours, String column) {
    if (hours == null || hours.signum() < 0) {
      throw new SlaPolicyException(
          "The decision slaPolicy says %s = %s for the step '%s': it must be a number of hours that is not negative."
              .formatted(column, hours, step));
    }
    return hours(hours);
  }

  static Duration hours(BigDecimal hours) {
    return Duration.ofSeconds(hours.multiply(SECONDS_PER_HOUR).longValue());
  }
}
