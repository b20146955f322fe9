package io.launchdesk.workers.brief;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.launchdesk.core.approval.ApprovalStep;
import io.launchdesk.core.brief.BriefStage;
import io.launchdesk.core.contract.Errors;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Ends a stage's part in the brief: from here on a change is judged by the rules of the stage in
 * the header {@code stage}. When the brief has changed since the version that the stage worked
 * with, that is a hindrance, and the stage is to look again.
 */
@Component
public class SettleBriefWorker {
  private final BriefSettlement settlement;

  SettleBriefWorker(BriefSettlement settlement) {
    this.settlement = settlement;
  }

  @JobWorker(type = JobTypes.SETTLE_BRIEF)
  public void settleBrief(
      ActivatedJob job, @ElementInstanceKey long run, @VariablesAsType Input input) {
    boolean settled =
        settlement.settle(
            new BriefSettlement.Order(
                "settle:" + run,
                input.requestId(),
                input.settledVersion(),
                stage(job),
                concerns(input.approvalSteps())));
    if (!settled) {
      throw CamundaError.bpmnError(
          Errors.BRIEF_CHANGED,
          "The brief of %s has changed since version %d."
              .formatted(input.requestId(), input.settledVersion()));
    }
  }

  private static BriefStage stage(ActivatedJob job) {
    String header = String.valueOf(job.getCustomHeaders().get("stage"));
    return Stream.of(BriefStage.values())
        .filter(stage -> stage.slug().equals(header.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TechnicalFailure(
                    "The step '%s' of the process model names the stage '%s' in its task header 'stage'; use approval, production, launch or closed, deploy the model, then migrate or cancel this instance."
                        .formatted(job.getElementId(), header)));
  }

  private static Set<String> concerns(List<ApprovalStep> steps) {
    return steps == null
        ? null
        : steps.stream().flatMap(step -> step.concerns().stream()).collect(Collectors.toSet());
  }

  /**
   * @param settledVersion the version that the stage worked with; null when any will do
   * @param approvalSteps what was approved; null outside approval
   */
  record Input(String requestId, Integer settledVersion, List<ApprovalStep> approvalSteps) {}
}
