package io.launchdesk.workers.production;

import io.launchdesk.core.production.AssetChecks;
import io.launchdesk.core.production.Finding;
import io.launchdesk.store.production.AssetRepository;
import io.launchdesk.store.production.AssetVersion;
import io.launchdesk.store.production.Deliverable;
import io.launchdesk.store.production.DeliverableRepository;
import io.launchdesk.workers.engine.Requests;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs the checks that the plan names for a deliverable on its newest version. */
@Component
class AssetCheck {
  private final DeliverableRepository deliverables;
  private final AssetRepository assets;
  private final Requests requests;

  AssetCheck(DeliverableRepository deliverables, AssetRepository assets, Requests requests) {
    this.deliverables = deliverables;
    this.assets = assets;
    this.requests = requests;
  }

  /** Keeps what the checks find; true when they find nothing. */
  boolean accepts(String deliverableId) {
    Deliverable deliverable =
        deliverables.find(deliverableId).orElseThrow(() -> missing(deliverableId));
    AssetVersion asset = assets.newest(deliverableId).orElseThrow(() -> missing(deliverableId));
    List<Finding> findings =
        AssetChecks.findings(
            deliverable.checks(), asset.content(), requests.get(deliverable.requestId()).brief());
    assets.storeFindings(deliverableId, asset.version(), findings);
    deliverables.moveTo(deliverableId, findings.isEmpty() ? "in-review" : "rework");
    return findings.isEmpty();
  }

  private static TechnicalFailure missing(String deliverableId) {
    return new TechnicalFailure(
        "Nothing was handed in for the deliverable %s, so there is nothing to check. Check the task of its producer, then retry."
            .formatted(deliverableId));
  }
}
