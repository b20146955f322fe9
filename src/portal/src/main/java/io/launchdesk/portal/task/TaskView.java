package io.launchdesk.portal.task;

import io.launchdesk.core.contract.Step;
import io.launchdesk.store.away.Away;
import io.launchdesk.store.task.Task;
import java.time.Instant;
import java.util.List;

/**
 * A task as lists show it.
 *
 * @param id the engine's key, as text because it may be larger than a JavaScript number
 * @param step e.g. {@code approve-step}
 * @param about which approval step or piece it is about; null when there is only one
 * @param state {@code open}, {@code completed} or {@code canceled}; completed as soon as it is
 *     answered
 * @param assignee null while it waits in its groups' queue
 * @param assigneeAway that the assignee is away now, until when, and who stands in; null when not
 * @param standIn the reader stands in for the assignee
 * @param confidential only those see the request who need to
 */
record TaskView(
    String id,
    String step,
    String title,
    String about,
    String state,
    String requestId,
    String requestTitle,
    String requestType,
    String requestTypeTitle,
    String requester,
    String requesterName,
    String assignee,
    String assigneeName,
    Away assigneeAway,
    boolean standIn,
    List<String> candidateGroups,
    List<String> candidateUsers,
    Instant dueAt,
    boolean overdue,
    int priority,
    boolean fourEyes,
    boolean confidential,
    Instant createdAt) {

  static TaskView of(Task task, String title, boolean standIn, Instant now) {
    return new TaskView(
        Long.toString(task.key()),
        step(task.elementId()),
        title,
        task.about(),
        task.answered() ? "completed" : task.state(),
        task.requestId(),
        task.requestTitle(),
        task.requestType(),
        task.requestTypeTitle(),
        task.requester(),
        task.requesterName(),
        task.assignee(),
        task.assigneeName(),
        task.assigneeAway(),
        standIn,
        task.candidateGroups(),
        task.candidateUsers(),
        task.dueAt(),
        task.isOpen() && task.dueAt() != null && task.dueAt().isBefore(now),
        task.priority(),
        task.fourEyes(),
        task.confidential(),
        task.createdAt());
  }

  static String step(String elementId) {
    int underscore = elementId.indexOf('_');
    return underscore < 1 || underscore == elementId.length() - 1
        ? elementId
        : Step.ofElement(elementId).name();
  }

  /** Who has the task, in words: the person, else the groups that it waits for. */
  static String holders(Task task) {
    if (task.assignee() != null) {
      return task.assigneeName() == null ? task.assignee() : task.assigneeName();
    }
    if (!task.candidateGroups().isEmpty()) {
      return String.join(" or ", task.candidateGroups());
    }
    return task.candidateUsers().isEmpty() ? "nobody" : String.join(" or ", task.candidateUsers());
  }
}
