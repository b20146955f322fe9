package io.launchdesk.portal.task;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.task.Task;

/** Why a person may not do something with a task; each refusal is a problem of its own. */
final class TaskRules {
  private TaskRules() {}

  /** The task belongs to the person's work, and to nobody else's alone. */
  static void requireWorkable(Access access, Task task) {
    if (access.isBarredByFourEyes(task.policy())) {
      String why =
          task.requester().equals(access.person().username())
              ? "You asked for %s yourself; somebody else decides here."
              : "You answered for the requester of %s; somebody else decides here.";
      throw new Refusal(ProblemType.FOUR_EYES, why.formatted(task.requestId()));
    }
    if (!access.isCandidate(task.policy())) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "This task is for %s.".formatted(TaskView.holders(task)));
    }
  }

  /** The task still waits for an answer. */
  static void requireOpen(Task task) {
    if (!task.isOpen()) {
      String why =
          switch (task.state()) {
            case "canceled" -> "The request moved on without it.";
            default -> "It was answered already.";
          };
      throw new Refusal(ProblemType.TASK_NOT_OPEN, why);
    }
  }

  /** Nobody else holds the task, unless that person is away and the caller stands in. */
  static void requireInHand(Access access, Task task) {
    if (!access.standsIn(task.policy())) {
      requireNotHeldByOthers(access, task);
    }
  }

  /** Nobody else holds the task. */
  static void requireNotHeldByOthers(Access access, Task task) {
    if (task.assignee() != null && !task.assignee().equals(access.person().username())) {
      throw new Refusal(
          ProblemType.TASK_TAKEN, "%s holds the task.".formatted(TaskView.holders(task)));
    }
  }
}
