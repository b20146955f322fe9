package io.launchdesk.portal.request;

import java.time.Instant;
import java.util.List;

/**
 * Who has the ball: whose move it is.
 *
 * @param text in plain words
 * @param people usernames of those who hold a task
 * @param groups groups in whose queue a task waits
 * @param dueAt the nearest deadline; null when there is none
 */
record Ball(
    String text, List<String> people, List<String> groups, Instant dueAt, List<OpenTask> tasks) {

  /**
   * A task that waits for an answer.
   *
   * @param assignee null while it waits in a queue
   */
  record OpenTask(
      String id,
      String step,
      String title,
      String assignee,
      String assigneeName,
      List<String> candidateGroups,
      Instant dueAt,
      boolean overdue) {}
}
