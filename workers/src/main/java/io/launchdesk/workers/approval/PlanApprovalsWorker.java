package io.launchdesk.workers.approval;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.approval.ApprovalPlan;
import io.launchdesk.core.approval.ApprovalRound;
import io.launchdesk.core.approval.ApprovalStep;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.approval.ApprovalRepository;
import io.launchdesk.store.brief.BriefRepository;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says which approvals are still needed, after those that were given and what changed since. */
@Component
public class PlanApprovalsWorker {
  private final ApprovalRepository approvals;
  private final BriefRepository briefs;

  PlanApprovalsWorker(ApprovalRepository approvals, BriefRepository briefs) {
    this.approvals = approvals;
    this.briefs = briefs;
  }

  @JobWorker(type = JobTypes.PLAN_APPROVALS)
  public Result planApprovals(@VariablesAsType Input input) {
    List<ApprovalStep> steps = input.approvalSteps() == null ? List.of() : input.approvalSteps();
    return new Result(
        ApprovalPlan.rounds(
            steps, approvals.decisions(input.requestId()), briefs.changes(input.requestId())));
  }

  record Input(String requestId, List<ApprovalStep> approvalSteps) {}

  record Result(List<ApprovalRound> approvalRounds) {}
}
