package io.launchdesk.workers.production;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.production.DeliverableRepository;
import org.springframework.stereotype.Component;

/** Gives a deliverable to the person with the skill who has least to do. */
@Component
public class AssignProducerWorker {
  private final DeliverableRepository deliverables;

  AssignProducerWorker(DeliverableRepository deliverables) {
    this.deliverables = deliverables;
  }

  @JobWorker(type = JobTypes.ASSIGN_PRODUCER)
  public Result assignProducer(@VariablesAsType Input input) {
    return new Result(
        deliverables
            .assign(input.deliverable().deliverableId(), input.deliverable().skill())
            .orElse(null));
  }

  record Input(PlanDeliverablesWorker.Deliverable deliverable) {}

  /**
   * @param producer username; null when nobody has the skill
   */
  record Result(String producer) {}
}
