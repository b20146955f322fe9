package io.launchdesk.workers.notification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Tells the escalation group that a task is late, and moves the task up. */
@Component
public class EscalateTaskWorker {
  private final TaskLookup lookup;
  private final TaskWarning warning;
  private final TaskPriority priority;

  EscalateTaskWorker(TaskLookup lookup, TaskWarning warning, TaskPriority priority) {
    this.lookup = lookup;
    this.warning = warning;
    this.priority = priority;
  }

  @JobWorker(type = JobTypes.ESCALATE_TASK)
  public void escalateTask(ActivatedJob job, @Variable String requestId) {
    lookup
        .beside(job)
        .ifPresent(
            task -> {
              warning.escalate(
                  new TaskWarning.Order(
                      "escalate:" + job.getElementInstanceKey(),
                      requestId,
                      job.getCustomHeaders().get("task"),
                      task));
              priority.raise(task);
            });
  }
}
