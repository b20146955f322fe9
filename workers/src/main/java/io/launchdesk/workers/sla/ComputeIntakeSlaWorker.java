package io.launchdesk.workers.sla;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.sla.MeasuredStep;
import org.springframework.stereotype.Component;

/**
 * Starts the clocks that began before their policy could be decided: that of the intake, and that
 * of the first response. As an end listener of the step that decides the policy.
 */
@Component
public class ComputeIntakeSlaWorker {
  private final SlaClocks clocks;

  ComputeIntakeSlaWorker(SlaClocks clocks) {
    this.clocks = clocks;
  }

  @JobWorker(type = JobTypes.COMPUTE_INTAKE_SLA)
  public void computeIntakeSla(ActivatedJob job, @VariablesAsType ComputeSlaWorker.Input input) {
    long process = job.getProcessInstanceKey();
    clocks.startIntake(
        new MeasuredStep(process, process, job.getBpmnProcessId(), input.requestId()), input);
    clocks.startFirstResponse(
        new MeasuredStep(job.getElementInstanceKey(), process, null, input.requestId()), input);
  }
}
