package io.launchdesk.workers.notification;

import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.store.notification.OpenTaskRepository;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import io.launchdesk.workers.engine.NotReadyYet;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the user task beside a reminder or escalation. */
@Component
public class TaskLookup {
  private final OpenTaskRepository tasks;

  TaskLookup(OpenTaskRepository tasks) {
    this.tasks = tasks;
  }

  /**
   * The open task whose element the header {@code task} names.
   *
   * @return empty when it was finished in the meantime
   * @throws NotReadyYet when the read model does not know the asking element yet
   */
  public Optional<OpenTask> beside(ActivatedJob job) {
    String elementId = job.getCustomHeaders().get("task");
    if (elementId == null) {
      throw new TechnicalFailure(
          "The step '%s' of the process model has no task header 'task' that names the user task. Add it and deploy the model."
              .formatted(job.getElementId()));
    }
    if (!tasks.knows(job.getElementInstanceKey())) {
      throw new NotReadyYet(
          "The read model does not show the step '%s' yet. Check that the exporter runs (its lag is shown by doctor); this is tried again by itself."
              .formatted(job.getElementId()));
    }
    return tasks.beside(elementId, job.getElementInstanceKey());
  }
}
