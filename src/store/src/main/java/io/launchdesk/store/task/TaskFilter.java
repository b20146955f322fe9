package io.launchdesk.store.task;

import java.time.Instant;

/**
 * Which tasks to list. Null means: no condition.
 *
 * @param scope whose tasks
 * @param elementId only of this step
 * @param dueBefore only with a deadline before this instant
 * @param words full text over the request
 * @param after the last task of the page before
 */
public record TaskFilter(
    Scope scope,
    String group,
    String type,
    String requestId,
    String elementId,
    Instant dueBefore,
    String words,
    After after) {

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

  /**
   * Place in the order: by deadline, then by key.
   *
   * @param dueAt the deadline; null for tasks without one, which come last
   */
  public record After(Instant dueAt, long key) {}
}
