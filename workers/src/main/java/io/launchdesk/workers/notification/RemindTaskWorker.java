package io.launchdesk.workers.notification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Reminds whoever has the task, or everyone who could take it. */
@Component
public class RemindTaskWorker {
  private final TaskLookup lookup;
  private final TaskWarning warning;

  RemindTaskWorker(TaskLookup lookup, TaskWarning warning) {
    this.lookup = lookup;
    this.warning = warning;
  }

  @JobWorker(type = JobTypes.REMIND_TASK)
  public void remindTask(ActivatedJob job, @Variable String requestId) {
    lookup
        .beside(job)
        .ifPresent(
            task ->
                warning.remind(
                    new TaskWarning.Order(
                        "remind:" + job.getElementInstanceKey(), requestId, task(job), task)));
  }

  private static String task(ActivatedJob job) {
    return job.getCustomHeaders().get("task");
  }
}
