package io.launchdesk.portal.task;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskRepository;
import org.springframework.stereotype.Component;

/** Finds a task by the id that a caller sent. */
@Component
class TaskLookup {
  private final TaskRepository tasks;

  TaskLookup(TaskRepository tasks) {
    this.tasks = tasks;
  }

  /**
   * @throws Refusal when there is no such task, or the text is no id
   */
  Task find(String id) {
    if (!id.matches("\\d{1,19}")) {
      throw Refusal.notFound("task", "with that id");
    }
    try {
      return tasks.find(Long.parseLong(id)).orElseThrow(() -> Refusal.notFound("task", id));
    } catch (NumberFormatException e) {
      throw Refusal.notFound("task", id);
    }
  }
}
