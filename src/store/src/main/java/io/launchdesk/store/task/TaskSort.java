package io.launchdesk.store.task;

import io.launchdesk.store.Sort;
import io.launchdesk.store.request.RequestSort;
import java.util.Locale;

/**
 * What lists of tasks can be ordered by: the task's deadline, or what its request is ordered by.
 */
public enum TaskSort {
  DUE(null),
  SUBMITTED(RequestSort.SUBMITTED),
  PROMISED(RequestSort.PROMISED),
  LAUNCH(RequestSort.LAUNCH),
  PRIORITY(RequestSort.PRIORITY),
  TITLE(RequestSort.TITLE),
  TYPE(RequestSort.TYPE);

  private static final String ID = "t.key";

  /** SQL of the deadline of {@code engine.user_task t}; tasks without one come last. */
  static final String DEADLINE = "coalesce(t.due_at, 'infinity'::timestamptz)";

  private final RequestSort ofRequest;

  TaskSort(RequestSort ofRequest) {
    this.ofRequest = ofRequest;
  }

  /** As the address names it, e.g. {@code due}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order over {@code engine.user_task t} and {@code desk.request r}. */
  public Sort by(boolean descending) {
    return ofRequest == null
        ? new Sort(DEADLINE, Sort.Kind.INSTANT, ID, descending)
        : ofRequest.by(ID, descending);
  }
}
