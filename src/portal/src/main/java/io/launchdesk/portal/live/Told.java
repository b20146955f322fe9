package io.launchdesk.portal.live;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one person is told: ids of things that have changed.
 *
 * @param tasks keys of user tasks, as texts
 */
record Told(
    Set<String> requests,
    Set<String> tasks,
    Set<String> drafts,
    Set<String> views,
    Set<String> batches) {
  Told() {
    this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  void add(Collection<String> moreRequests, Collection<String> moreTasks) {
    requests.addAll(moreRequests);
    tasks.addAll(moreTasks);
  }

  void add(Told more) {
    add(more.requests, more.tasks);
    drafts.addAll(more.drafts);
    views.addAll(more.views);
    batches.addAll(more.batches);
  }

  int size() {
    return requests.size() + tasks.size() + drafts.size() + views.size() + batches.size();
  }
}
