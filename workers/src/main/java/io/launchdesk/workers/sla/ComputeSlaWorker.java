package io.launchdesk.workers.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Step;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaRule;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Starts the clock of a step: as a start listener of a user task the step is the task's own, of a
 * call activity it is the stage; as a service task the header {@code step} names it, and the header
 * {@code until} the element whose end stops the clock. A stage without a row has no clock.
 */
@Component
public class ComputeSlaWorker {
  private static final String STAGE = "CallActivity_";

  private final SlaClocks clocks;

  ComputeSlaWorker(SlaClocks clocks) {
    this.clocks = clocks;
  }

  @JobWorker(type = JobTypes.COMPUTE_SLA)
  public Result computeSla(ActivatedJob job, @VariablesAsType Input input) {
    String named = job.getCustomHeaders().get("step");
    String step = named == null ? Step.ofElement(job.getElementId()).name() : named;
    MeasuredStep measured =
        new MeasuredStep(
            job.getElementInstanceKey(),
            job.getProcessInstanceKey(),
            job.getCustomHeaders().get("until"),
            input.requestId());
    if (job.getElementId().startsWith(STAGE)) {
      clocks.startStage(measured, step, input);
      return Result.NOTHING;
    }
    return clocks.start(measured, step, input);
  }

  /**
   * @param slaPolicy rows of the decision
   * @param triage null before triage
   */
  record Input(String requestId, List<SlaRule> slaPolicy, Triage triage) {}

  record Triage(String priority, String slaClass, String team) {}

  /**
   * Instants are ISO 8601, UTC.
   *
   * @param clockKey set when the clock goes on after the step that started it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      String dueAt,
      String remindAt,
      String escalateAt,
      String escalateTo,
      String group,
      String clockKey) {
    /** A called process gets no instants: its own steps have theirs. */
    static final Result NOTHING = new Result(null, null, null, null, null, null);
  }
}
