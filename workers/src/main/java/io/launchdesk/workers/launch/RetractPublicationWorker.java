package io.launchdesk.workers.launch;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Takes back one channel, or all of the request when none is named. */
@Component
public class RetractPublicationWorker {
  private final Publishing publishing;

  RetractPublicationWorker(Publishing publishing) {
    this.publishing = publishing;
  }

  @JobWorker(type = JobTypes.RETRACT_PUBLICATION)
  public void retractPublication(@VariablesAsType Input input) {
    publishing.retract(input.requestId(), input.channel());
  }

  record Input(String requestId, String channel) {}
}
