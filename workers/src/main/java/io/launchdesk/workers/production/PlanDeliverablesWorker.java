package io.launchdesk.workers.production;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.production.DeliverablePlan;
import io.launchdesk.core.production.PlannedAsset;
import io.launchdesk.core.production.PlannedDeliverable;
import io.launchdesk.store.production.DeliverableRepository;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Plans what has to be made. */
@Component
public class PlanDeliverablesWorker {
  private final DeliverableRepository deliverables;
  private final Clock clock;

  PlanDeliverablesWorker(DeliverableRepository deliverables, Clock clock) {
    this.deliverables = deliverables;
    this.clock = clock;
  }

  @JobWorker(type = JobTypes.PLAN_DELIVERABLES)
  public Result planDeliverables(@VariablesAsType Input input) {
    List<PlannedDeliverable> plan =
        DeliverablePlan.expand(
            orNone(input.productionPlan()), orNone(input.channels()), orNone(input.languages()));
    List<String> ids = deliverables.plan(input.requestId(), plan, clock.instant());
    return new Result(
        IntStream.range(0, plan.size())
            .mapToObj(index -> Deliverable.of(ids.get(index), plan.get(index)))
            .toList());
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  record Input(
      String requestId,
      List<PlannedAsset> productionPlan,
      List<String> channels,
      List<String> languages) {}

  record Result(List<Deliverable> deliverables) {}

  record Deliverable(String deliverableId, String kind, String skill, String reviewGroup) {
    static Deliverable of(String id, PlannedDeliverable planned) {
      var asset = planned.asset();
      return new Deliverable(id, asset.kind(), asset.skill(), asset.reviewGroup());
    }
  }
}
