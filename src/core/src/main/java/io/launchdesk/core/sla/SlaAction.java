package io.launchdesk.core.sla;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a level of an escalation does. */
public enum SlaAction {
  /** Whoever has the task is reminded; its group where nobody has it. */
  REMIND_ASSIGNEE,
  /** All who could take the task are reminded. */
  REMIND_GROUP,
  /**
   * The task is given to the deputy of who is away, else to the lead of its group with least to do.
   */
  HAND_OVER,
  /** The group that the policy names is told that it is late. */
  TELL_MANAGER,
  /** The task is moved up in the lists. */
  RAISE_PRIORITY,
  /** The request's team is told that time runs out. */
  REMIND_TEAM,
  /** The request's team is told that it is late. */
  TELL_TEAM;

  /**
   * The action of that name.
   *
   * @throws SlaPolicyException when there is none
   */
  static SlaAction of(String slug) {
    return Arrays.stream(values())
        .filter(action -> action.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new SlaPolicyException(
                    "The table Escalation of the decision slaPolicy names the action '%s'. Actions are: %s."
                        .formatted(
                            slug,
                            Arrays.stream(values())
                                .map(SlaAction::slug)
                                .collect(Collectors.joining(", ")))));
  }

  /** Whether there is something to do it with: a task, or what the whole team works on. */
  boolean fits(SlaScope scope) {
    return switch (this) {
      case REMIND_ASSIGNEE, REMIND_GROUP, HAND_OVER -> scope == SlaScope.TASK;
      case REMIND_TEAM, TELL_TEAM -> scope != SlaScope.TASK;
      case TELL_MANAGER, RAISE_PRIORITY -> true;
    };
  }

  /** As policies, database and API write it, e.g. {@code remind-assignee}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
