package io.launchdesk.core.sla;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a clock measures. */
public enum SlaScope {
  /** One user task. */
  TASK,
  /** A stage: a process that the request goes through, with all its tasks and waits. */
  STAGE,
  /** From submission until somebody of the provider's side has done something for the request. */
  RESPONSE,
  /** The whole request. */
  DELIVERY;

  /**
   * The scope of that name.
   *
   * @param slug null for a policy that was decided before it said so: delivery, else a task
   * @throws SlaPolicyException when there is none
   */
  static SlaScope of(String slug, String step) {
    if (slug == null) {
      return step.equals(SlaRules.DELIVERY) ? DELIVERY : TASK;
    }
    return Arrays.stream(values())
        .filter(scope -> scope.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new SlaPolicyException(
                    "The decision slaPolicy says scope = '%s' for the step '%s'. It can be: %s."
                        .formatted(
                            slug,
                            step,
                            Arrays.stream(values())
                                .map(SlaScope::slug)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Whether the process that is measured has timers for it; what has none is enforced by
   * SlaClockProcess from the start.
   */
  public boolean hasTimers() {
    return this == TASK || this == DELIVERY;
  }

  /** As policies and database write it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
