package io.launchdesk.workers.launch;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.JobTypes;
import org.springframework.stereotype.Component;

/** Collects what the channels say about a campaign's results. */
@Component
public class CollectResultsWorker {
  private final ResultCollection collection;

  CollectResultsWorker(ResultCollection collection) {
    this.collection = collection;
  }

  @JobWorker(type = JobTypes.COLLECT_RESULTS)
  public Result collectResults(@VariablesAsType Input input) {
    return collection.collect(input);
  }

  /**
   * @param measuringDays null when nothing is measured
   */
  record Input(String requestId, String goalMetric, Integer measuringDays) {}

  /**
   * @param resultsComplete whether the goal's metric is known
   * @param measureUntil ISO 8601 instant: end of the measuring window
   */
  record Result(boolean resultsComplete, String measureUntil) {}
}
