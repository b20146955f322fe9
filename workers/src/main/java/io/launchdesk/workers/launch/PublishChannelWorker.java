package io.launchdesk.workers.launch;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Makes the request public on one channel. */
@Component
public class PublishChannelWorker {
  private final Publishing publishing;

  PublishChannelWorker(Publishing publishing) {
    this.publishing = publishing;
  }

  @JobWorker(type = JobTypes.PUBLISH_CHANNEL)
  public void publishChannel(@ElementInstanceKey long run, @VariablesAsType Input input) {
    publishing.publish(input.requestId(), input.channel(), run);
  }

  record Input(String requestId, String channel) {}
}
