package io.launchdesk.workers.kpi;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Step;
import org.springframework.stereotype.Component;

/**
 * Records facts: as an end listener of a call activity those of the stage that ends, as a service
 * task with the header {@code outcome} those of the whole request.
 */
@Component
public class RecordKpiWorker {
  private final KpiRecording recording;

  RecordKpiWorker(KpiRecording recording) {
    this.recording = recording;
  }

  @JobWorker(type = JobTypes.RECORD_KPI)
  public void recordKpi(ActivatedJob job, @Variable String requestId) {
    String outcome = job.getCustomHeaders().get("outcome");
    if (outcome == null) {
      recording.stageEnded(requestId, Step.ofElement(job.getElementId()).name());
    } else {
      recording.requestEnded(requestId, outcome);
    }
  }
}
