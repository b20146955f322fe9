package io.launchdesk.core.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The rules of service levels, as pure functions. */
public final class SlaRules {
  /** The step that stands for the whole request. */
  public static final String DELIVERY = "delivery";

  /** The step that ends with the first thing that the provider does for a request. */
  public static final String FIRST_RESPONSE = "first-response";

  /** The step that stands for the stage of intake. */
  public static final String INTAKE = "intake";

  private SlaRules() {}

  /**
   * The policy's row for a step.
   *
   * @throws SlaPolicyException when there is none
   */
  public static SlaRule ruleOf(List<SlaRule> policy, String step) {
    return find(policy, step)
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
   * The policy's row for a step that need not be measured.
   *
   * @return empty when there is none
   */
  public static Optional<SlaRule> find(List<SlaRule> policy, String step) {
    return policy.stream().filter(rule -> step.equals(rule.step())).findFirst();
  }

  /**
   * Starts the clock of a step now. All three instants count from now, in business time, and are
   * whole seconds: the engine's timers, the database and people's lists have to say the same.
   */
  public static SlaClock start(
      MeasuredStep measured, SlaRule rule, BusinessCalendar calendar, Clock clock) {
    return startedAt(clock.instant(), measured, rule, calendar);
  }

  /** The same for a clock that began at an instant that has passed. */
  public static SlaClock startedAt(
      Instant instant, MeasuredStep measured, SlaRule rule, BusinessCalendar calendar) {
    rule.levels(); // What is wrong with the escalation is told now, and not when it is due.
    Instant began = instant.truncatedTo(ChronoUnit.SECONDS);
    return new SlaClock(
        measured,
        rule,
        calendar.id(),
        began,
        calendar.add(began, rule.target()),
        calendar.add(began, rule.remindAfter()),
        calendar.add(began, rule.escalateAfter()));
  }

  /** Kept means: ended no later than due. */
  public static boolean kept(Instant dueAt, Instant endedAt) {
    return !endedAt.isAfter(dueAt);
  }
}
