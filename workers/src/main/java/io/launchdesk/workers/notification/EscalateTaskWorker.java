package io.launchdesk.workers.notification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.sla.SlaLevel;
import org.springframework.stereotype.Component;

/** Tells the escalation group that a task is late, and moves the task up, when its clock agrees. */
@Component
public class EscalateTaskWorker {
  private final DueTask due;
  private final SlaNews news;

  EscalateTaskWorker(DueTask due, SlaNews news) {
    this.due = due;
    this.news = news;
  }

  @JobWorker(type = JobTypes.ESCALATE_TASK)
  public void escalateTask(ActivatedJob job, @Variable String requestId) {
    due.once(job, SlaLevel.ESCALATE, task -> news.escalate(requestId, task));
  }
}
