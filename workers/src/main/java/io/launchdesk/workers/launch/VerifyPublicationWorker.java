package io.launchdesk.workers.launch;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Looks whether a publication can be seen. */
@Component
public class VerifyPublicationWorker {
  private final Publishing publishing;

  VerifyPublicationWorker(Publishing publishing) {
    this.publishing = publishing;
  }

  @JobWorker(type = JobTypes.VERIFY_PUBLICATION)
  public void verifyPublication(@VariablesAsType Input input) {
    publishing.verify(input.requestId(), input.channel());
  }

  record Input(String requestId, String channel) {}
}
