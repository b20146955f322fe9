package io.launchdesk.store.task;

import io.launchdesk.store.away.Away;
import io.launchdesk.store.identity.Access.TaskPolicy;
import java.time.Instant;
import java.util.List;

/**
 * A user task with the request that it belongs to.
 *
 * @param about which of several tasks of its step it is: the approval step or the piece; null when
 *     the step has but one
 * @param state {@code open}, {@code completed} or {@code canceled}, as the engine says
 * @param assignee who holds it; null when it waits in its group's queue
 * @param assigneeAway that the one who holds it is away now; null when not
 * @param dueAt null when the task has no deadline
 * @param formKey the deployed form; null when there is none
 * @param fourEyes the requester may not work on it
 * @param requesterDeputies who answered tasks of the request in the requester's place
 * @param answered somebody's answer is stored, whether or not the engine has heard of it
 * @param withdrawn the requester took the request back
 * @param confidential only those see the request who need to
 */
public record Task(
    long key,
    String elementId,
    String about,
    String processId,
    long processDefinitionKey,
    long elementInstanceKey,
    String state,
    String assignee,
    String assigneeName,
    Away assigneeAway,
    List<String> candidateGroups,
    List<String> candidateUsers,
    Instant dueAt,
    int priority,
    Long formKey,
    boolean fourEyes,
    List<String> requesterDeputies,
    Instant createdAt,
    boolean answered,
    String requestId,
    String requestTitle,
    String requestType,
    String requestTypeTitle,
    String requester,
    String requesterName,
    String requesterTeam,
    boolean withdrawn,
    boolean confidential) {

  /** Whether somebody can still answer it. */
  public boolean isOpen() {
    return state.equals("open") && !answered;
  }

  /** What access to the task depends on. */
  public TaskPolicy policy() {
    return new TaskPolicy(
        assignee, candidateUsers, candidateGroups, fourEyes, requester, requesterDeputies);
  }
}
