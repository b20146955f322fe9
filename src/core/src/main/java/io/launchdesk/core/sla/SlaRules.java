package io.launchdesk.core.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The rules of service levels, as pure functions. */
public final class SlaRules {
  /** The step that stands for the whole request. */
  public static final String DELIVERY = "delivery";

  private SlaRules() {}

  /**
   * The policy's row for a step.
   *
   * @throws SlaPolicyException when there is none
   */
  public static SlaRule ruleOf(List<SlaRule> policy, String step) {
    return policy.stream()
        .filter(rule -> step.equals(rule.step()))
        .findFirst()
        .orElseThrow(
            () ->
                new SlaPolicyException(
                    "The decision slaPolicy has no row for the step '%s' of this request. Add the row, deploy the decision, set the variable slaPolicy of this instance or move the request to a type that has one, then retry. Steps it has: %s."
                        .formatted(
                            step,
                            policy.isEmpty()
                                ? "none"
                                : String.join(", ", policy.stream().map(SlaRule::step).toList()))));
  }

  /**
   * Starts the clock of a step now. All three instants count from now, in business time, and are
   * whole seconds: the engine's timers, the database and people's lists have to say the same.
   */
  public static SlaClock start(
      MeasuredStep measured, SlaRule rule, BusinessCalendar calendar, Clock clock) {
    rule.levels(); // What is wrong with the escalation is told now, and not when it is due.
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new SlaClock(
        measured,
        rule,
        calendar.id(),
        now,
        calendar.add(now, rule.target()),
        calendar.add(now, rule.remindAfter()),
        calendar.add(now, rule.escalateAfter()));
  }

  /** Kept means: ended no later than due. */
  public static boolean kept(Instant dueAt, Instant endedAt) {
    return !endedAt.isAfter(dueAt);
  }
}
