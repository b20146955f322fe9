package io.launchdesk.portal.task;

import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskRepository;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds a task by the id that a caller sent. */
@Component
class TaskLookup {
  private final TaskRepository tasks;

  private final ConfidentialReads reads;

  TaskLookup(TaskRepository tasks, ConfidentialReads reads) {
    this.tasks = tasks;
    this.reads = reads;
  }

  /**
   * The task, whoever it is for.
   *
   * @throws Refusal when there is no such task, its request is kept from the person, or the text is
   *     no id
   */
  Task find(Access access, String id) {
    if (!id.matches("\\d{1,19}")) {
      throw Refusal.notFound("task", "with that id");
    }
    try {
      Task task =
          tasks.find(Long.parseLong(id), access).orElseThrow(() -> Refusal.notFound("task", id));
      if (task.confidential()) {
        reads.note(access, List.of(task.requestId()));
      }
      return task;
    } catch (NumberFormatException e) {
      throw Refusal.notFound("task", id);
    }
  }

  /** The same task as it is now, for who has just changed it and may not see it any more. */
  Task again(Task task) {
    return tasks.find(task.key()).orElse(task);
  }
}
