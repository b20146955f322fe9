package io.launchdesk.workers.production;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Checks by machine what a producer has handed in. */
@Component
public class CheckAssetWorker {
  private final AssetCheck check;

  CheckAssetWorker(AssetCheck check) {
    this.check = check;
  }

  @JobWorker(type = JobTypes.CHECK_ASSET)
  public Result checkAsset(@VariablesAsType Input input) {
    return new Result(check.accepts(input.deliverable().deliverableId()));
  }

  record Input(PlanDeliverablesWorker.Deliverable deliverable) {}

  record Result(boolean assetAccepted) {}
}
