package io.launchdesk.core.change;

import java.util.Set;

/**
 * Whom a change of models reaches, as far as the models say.
 *
 * @param processes ids of processes that are different now
 * @param forms ids of forms that are different now
 * @param tasks tasks that are different now, or stand in a process that is
 * @param groups who may be given such tasks, or is named by rows of decisions that differ
 * @param people who is given such tasks by name
 */
public record Reach(
    Set<String> processes,
    Set<String> forms,
    Set<TaskId> tasks,
    Set<String> groups,
    Set<String> people) {
  public Reach {
    processes = Set.copyOf(processes);
    forms = Set.copyOf(forms);
    tasks = Set.copyOf(tasks);
    groups = Set.copyOf(groups);
    people = Set.copyOf(people);
  }
}
