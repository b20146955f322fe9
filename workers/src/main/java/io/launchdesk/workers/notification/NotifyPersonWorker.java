package io.launchdesk.workers.notification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.workers.engine.Requests;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells people something about a request: the header {@code event} says what, the header {@code
 * audience} whom (or, when there is none, the variable of that name).
 */
@Component
public class NotifyPersonWorker {
  private final Requests requests;
  private final Plan plan;
  private final Audience audience;
  private final RequestWords words;
  private final Notifier notifier;
  private final BriefChangeWords changes;

  NotifyPersonWorker(
      Requests requests,
      Plan plan,
      Audience audience,
      RequestWords words,
      Notifier notifier,
      BriefChangeWords changes) {
    this.requests = requests;
    this.plan = plan;
    this.audience = audience;
    this.words = words;
    this.notifier = notifier;
    this.changes = changes;
  }

  @JobWorker(type = JobTypes.NOTIFY_PERSON)
  public void notifyPerson(ActivatedJob job, @VariablesAsType Input input) {
    RequestBrief request = requests.get(input.requestId());
    String wanted = wanted(job, input);
    List<Recipient> recipients = audience.of(wanted, request);
    notifier.tell(
        new Notifier.Order(
            "notify:" + job.getElementInstanceKey(),
            plan.of(event(job), wanted),
            words.about(request),
            input.changedVersion() == null ? Map.of() : changes.of(request, input.changedVersion()),
            audience.channels(wanted, request)),
        recipients);
  }

  private static String wanted(ActivatedJob job, Input input) {
    String header = job.getCustomHeaders().get("audience");
    return header != null && !header.startsWith("=") ? header : input.audience();
  }

  /** What has happened; models of before the communication plan say it as {@code template}. */
  private static String event(ActivatedJob job) {
    Map<String, String> headers = job.getCustomHeaders();
    String event = headers.getOrDefault("event", headers.get("template"));
    if (event == null || event.isBlank()) {
      throw new TechnicalFailure(
          "The step '%s' of the process model has no task header 'event'. Add it and deploy the model; then migrate or cancel this instance."
              .formatted(job.getElementId()));
    }
    return event;
  }

  /**
   * @param changedVersion the version of the brief that is told about; null when it is not about
   *     one
   */
  record Input(String requestId, String audience, Integer changedVersion) {}
}
