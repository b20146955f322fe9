package io.launchdesk.portal.live;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one person is told: ids of things that have changed.
 *
 * @param tasks keys of user tasks, as texts
 * @param lists names of lists of the person's own, such as {@code notifications}
 * @param discussed models about which somebody said something, such as {@code
 *     process/IntakeProcess}
 */
record Told(
    Set<String> requests,
    Set<String> tasks,
    Set<String> drafts,
    Set<String> lists,
    Set<String> people,
    Set<String> discussed) {
  Told() {
    this(
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>());
  }

  void add(Collection<String> moreRequests, Collection<String> moreTasks) {
    requests.addAll(moreRequests);
    tasks.addAll(moreTasks);
  }

  void add(Told more) {
    add(more.requests, more.tasks);
    drafts.addAll(more.drafts);
    lists.addAll(more.lists);
    people.addAll(more.people);
    discussed.addAll(more.discussed);
  }

  int size() {
    return requests.size()
        + tasks.size()
        + drafts.size()
        + lists.size()
        + people.size()
        + discussed.size();
  }
}
