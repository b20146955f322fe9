package io.launchdesk.workers.approval;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.approval.ApprovalImpact;
import io.launchdesk.core.approval.ApprovalStep;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.approval.ApprovalRepository;
import io.launchdesk.store.brief.BriefRepository;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says whether a changed brief touches the approval that is under way. */
@Component
public class CompareApprovalsWorker {
  private final ApprovalRepository approvals;
  private final BriefRepository briefs;

  CompareApprovalsWorker(ApprovalRepository approvals, BriefRepository briefs) {
    this.approvals = approvals;
    this.briefs = briefs;
  }

  @JobWorker(type = JobTypes.COMPARE_APPROVALS)
  public Result compareApprovals(@VariablesAsType Input input) {
    return new Result(
        input.plannedVersion() == null
            || ApprovalImpact.affected(
                new ApprovalImpact.Situation(
                    orNone(input.approvalSteps()),
                    input.plannedVersion(),
                    orNone(input.revisedSteps()),
                    approvals.decisions(input.requestId()),
                    briefs.changes(input.requestId()))));
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  /**
   * @param plannedVersion null while nothing is planned
   */
  record Input(
      String requestId,
      List<ApprovalStep> approvalSteps,
      Integer plannedVersion,
      List<ApprovalStep> revisedSteps) {}

  record Result(boolean approvalsAffected) {}
}
