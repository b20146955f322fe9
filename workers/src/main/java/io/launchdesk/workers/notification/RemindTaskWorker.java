package io.launchdesk.workers.notification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.sla.SlaLevel;
import org.springframework.stereotype.Component;

/** Reminds whoever has the task, or everyone who could take it, when its clock agrees. */
@Component
public class RemindTaskWorker {
  private final DueTask due;
  private final SlaNews news;

  RemindTaskWorker(DueTask due, SlaNews news) {
    this.due = due;
    this.news = news;
  }

  @JobWorker(type = JobTypes.REMIND_TASK)
  public void remindTask(ActivatedJob job, @Variable String requestId) {
    due.once(job, SlaLevel.REMIND, task -> news.remind(requestId, task));
  }
}
