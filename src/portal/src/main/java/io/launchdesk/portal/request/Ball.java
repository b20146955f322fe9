package io.launchdesk.portal.request;

import java.time.Instant;
import java.util.List;

/**
 * Who has the ball: whose move it is.
 *
 * @param state {@code tasks} when tasks wait for answers, {@code ended}, {@code stopped} at an
 *     incident, else what the system does: {@code withdrawing}, {@code starting}, {@code
 *     waiting-for-launch}, {@code preparing}
 * @param stopped whether an incident is open, beside whatever waits
 * @param text in plain words
 * @param people usernames of those who hold a task
 * @param groups groups in whose queue a task waits
 * @param dueAt the nearest deadline; null when there is none
 */
record Ball(
    String state,
    boolean stopped,
    String text,
    List<String> people,
    List<String> groups,
    Instant dueAt,
    List<OpenTask> tasks) {

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
