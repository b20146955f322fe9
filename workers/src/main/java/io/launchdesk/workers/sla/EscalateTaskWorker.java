package io.launchdesk.workers.sla;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.notification.TaskLookup;
import org.springframework.stereotype.Component;

/** Carries out what the policy says for the time of a task's escalation. */
@Component
public class EscalateTaskWorker {
  private final TaskLookup lookup;
  private final TaskTimers timers;

  EscalateTaskWorker(TaskLookup lookup, TaskTimers timers) {
    this.lookup = lookup;
    this.timers = timers;
  }

  @JobWorker(type = JobTypes.ESCALATE_TASK)
  public void escalateTask(ActivatedJob job) {
    lookup
        .beside(job)
        .ifPresent(
            task ->
                timers.fired(
                    task.elementInstanceKey(), clock -> clock.instants().escalateAt(), null));
  }
}
