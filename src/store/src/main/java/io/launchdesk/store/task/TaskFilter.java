package io.launchdesk.store.task;

import io.launchdesk.store.Sort;
import io.launchdesk.store.request.RequestMatch;
import java.time.Instant;
import java.util.List;

/**
 * Which tasks to list, and in which order. Null and empty mean: no condition.
 *
 * @param scope whose tasks
 * @param elementIds only of these steps
 * @param dueFrom only with a deadline at this instant or later
 * @param dueBefore only with a deadline before this instant
 * @param noDeadline only without a deadline
 * @param match what must hold of the task's request
 * @param after the last task of the page before; null for the first page
 */
public record TaskFilter(
    Scope scope,
    String group,
    String requestId,
    List<String> elementIds,
    Instant dueFrom,
    Instant dueBefore,
    boolean noDeadline,
    RequestMatch match,
    Sort sort,
    Sort.Place after) {

  /** Whose tasks to list. */
  public enum Scope {
    /** What the person holds or stands in for, and what nobody holds and the person could take. */
    ALL,
    /** What the person holds, and what those hold whom the person stands in for. */
    MINE,
    /** What nobody holds and the person could take. */
    UNASSIGNED,
    /** All of the person's groups, also what others hold. */
    GROUP
  }
}
