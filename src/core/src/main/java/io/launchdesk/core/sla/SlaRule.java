package io.launchdesk.core.sla;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A row of the decision {@code slaPolicy}: what is promised for one step. Hours are business hours
 * of the calendar.
 *
 * @param step kebab-case, or {@code delivery} for the whole request
 * @param group whose task it is, when the model leaves that to the policy
 * @param escalateTo the group that hears of an overdue step
 */
public record SlaRule(
    String step,
    BigDecimal targetHours,
    BigDecimal remindAfterHours,
    BigDecimal escalateAfterHours,
    String escalateTo,
    String calendar,
    String group) {

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  Duration target() {
    return duration(targetHours, "targetHours");
  }

  Duration remindAfter() {
    return duration(remindAfterHours, "remindAfterHours");
  }

  Duration escalateAfter() {
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
    return Duration.ofSeconds(hours.multiply(SECONDS_PER_HOUR).longValue());
  }
}
