package io.launchdesk.workers.notification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.workers.engine.Requests;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells people something about a request: the header {@code template} says what, the header {@code
 * audience} whom (or, when there is none, the variable of that name).
 */
@Component
public class NotifyPersonWorker {
  private final Requests requests;
  private final Audience audience;
  private final Notifier notifier;
  private final BriefChangeWords changes;

  NotifyPersonWorker(
      Requests requests, Audience audience, Notifier notifier, BriefChangeWords changes) {
    this.requests = requests;
    this.audience = audience;
    this.notifier = notifier;
    this.changes = changes;
  }

  @JobWorker(type = JobTypes.NOTIFY_PERSON)
  public void notifyPerson(ActivatedJob job, @VariablesAsType Input input) {
    RequestBrief request = requests.get(input.requestId());
    notifier.tell(
        new Notifier.Order(
            "notify:" + job.getElementInstanceKey(),
            header(job, "template"),
            request,
            input.changedVersion() == null ? Map.of() : changes.of(request, input.changedVersion()),
            audience.channels(wanted(job, input), request)),
        audience.of(wanted(job, input), request));
  }

  private static String wanted(ActivatedJob job, Input input) {
    String header = job.getCustomHeaders().get("audience");
    return header != null && !header.startsWith("=") ? header : input.audience();
  }

  private static String header(ActivatedJob job, String name) {
    String value = job.getCustomHeaders().get(name);
    if (value == null || value.isBlank()) {
      throw new TechnicalFailure(
          "The step '%s' of the process model has no task header '%s'. Add it and deploy the model; then migrate or cancel this instance."
              .formatted(job.getElementId(), name));
    }
    return value;
  }

  /**
   * @param changedVersion the version of the brief that is told about; null when it is not about
   *     one
   */
  record Input(String requestId, String audience, Integer changedVersion) {}
}
