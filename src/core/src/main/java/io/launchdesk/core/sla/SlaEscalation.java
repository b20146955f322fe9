package io.launchdesk.core.sla;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A row of the table Escalation of the decision {@code slaPolicy}.
 *
 * @param level its place in the order, from 1
 * @param action a {@link SlaAction}
 * @param from what its hours count from: {@code reminder}, {@code due} or {@code escalation}
 * @param plusHours business hours after that
 */
public record SlaEscalation(int level, String action, String from, BigDecimal plusHours) {

  /** The level for a step of that rule. */
  SlaLevel of(SlaRule rule) {
    SlaAction what = SlaAction.of(action);
    if (!what.fits(rule.measures())) {
      throw new SlaPolicyException(
          "The table Escalation of the decision slaPolicy names the action '%s' for the step '%s', where it has no effect."
              .formatted(action, rule.step()));
    }
    return new SlaLevel(level, what, base(rule).plus(plus(rule)));
  }

  private Duration base(SlaRule rule) {
    return switch (from) {
      case "reminder" -> rule.remindAfter();
      case "due" -> rule.target();
      case "escalation" -> rule.escalateAfter();
      case null, default ->
          throw new SlaPolicyException(
              "The table Escalation of the decision slaPolicy counts from '%s' for the step '%s'. It can count from: reminder, due, escalation."
                  .formatted(from, rule.step()));
    };
  }

  private Duration plus(SlaRule rule) {
    if (plusHours == null || plusHours.signum() < 0) {
      throw new SlaPolicyException(
          "The table Escalation of the decision slaPolicy says plusHours = %s for the step '%s': it must be a number of hours that is not negative."
              .formatted(plusHours, rule.step()));
    }
    return SlaRule.hours(plusHours);
  }
}
