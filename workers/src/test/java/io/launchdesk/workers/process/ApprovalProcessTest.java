package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.Errors;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import io.launchdesk.workers.process.ScriptedWorkers.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag(Engine.TAG)
class ApprovalProcessTest {
  private static final String STEP = "UserTask_ApproveStep";
  private static final Map<String, Object> APPROVE = Map.of("approvalDecision", "approve");
  private static final Map<String, Object> REJECT = Map.of("approvalDecision", "reject");
  private static final Map<String, Object> CHANGES = Map.of("approvalDecision", "request-changes");

  @RegisterExtension static final Engine engine = new Engine();

  @Test
  void shouldAskInOrderAndSideBySideWhenThePolicyHasSeveralSteps() {
    // given a request that the lead, then brand, privacy and a region, then finance approve
    var approval =
        engine
            .scenario()
            .fact("budgetAmount", 8000)
            .fact("personalData", true)
            .fact("region", "emea")
            .start(Processes.APPROVAL);

    // then one order is open at a time
    assertThat(groups(approval)).containsExactly("marketing-leads");
    approval.complete(STEP, APPROVE);
    assertThat(groups(approval)).containsExactlyInAnyOrder("brand", "privacy", "region-emea");
    approval.complete(STEP, APPROVE).complete(STEP, APPROVE);
    assertThat(groups(approval)).hasSize(1);
    approval.complete(STEP, APPROVE);
    assertThat(groups(approval)).containsExactly("finance");
    approval.complete(STEP, APPROVE);

    // and the budget is reserved
    assertThat(approval.jobs(JobTypes.RESERVE_BUDGET)).hasSize(1);
    assertThat(approval.variable("approvalOutcome")).isEqualTo("approved");
    assertThat(approval.ended()).isTrue();
  }

  @Test
  void shouldNotAskTheThirdLeadWhenTwoHaveApproved() {
    // given
    var approval = engine.scenario().fact("budgetAmount", 60000).start(Processes.APPROVAL);
    assertThat(groups(approval)).hasSize(3).containsOnly("marketing-leads");

    // when
    approval.complete(STEP, REJECT).complete(STEP, APPROVE);
    assertThat(groups(approval)).containsExactly("marketing-leads");
    approval.complete(STEP, APPROVE);

    // then
    assertThat(groups(approval)).containsExactly("brand");
  }

  @Test
  void shouldEndTheQuorumEarlyWhenTwoApprovalsAreReached() {
    var approval = engine.scenario().fact("budgetAmount", 60000).start(Processes.APPROVAL);

    approval.complete(STEP, APPROVE).complete(STEP, APPROVE);

    assertThat(groups(approval)).containsExactly("brand");
  }

  @Test
  void shouldRejectWhenTheQuorumCannotBeReached() {
    var approval = engine.scenario().fact("budgetAmount", 60000).start(Processes.APPROVAL);

    approval.complete(STEP, REJECT).complete(STEP, REJECT);

    assertThat(approval.tasks()).isEmpty();
    assertThat(approval.variable("approvalOutcome")).isEqualTo("rejected");
    assertThat(approval.jobs(JobTypes.RESERVE_BUDGET)).isEmpty();
  }

  @Test
  void shouldAskForChangesWhenTheQuorumCannotBeReachedAndOneSeatWantsThem() {
    var approval = engine.scenario().fact("budgetAmount", 60000).start(Processes.APPROVAL);

    approval.complete(STEP, REJECT).complete(STEP, CHANGES);

    assertThat(approval.taskElements()).containsExactly("UserTask_ReviseBrief");
  }

  @Test
  void shouldEndAtOnceWhenASideBySideStepRejects() {
    // given
    var approval = engine.scenario().fact("personalData", true).start(Processes.APPROVAL);
    approval.complete(STEP, APPROVE);
    assertThat(groups(approval)).hasSize(2);

    // when
    approval.complete(STEP, REJECT);

    // then
    assertThat(approval.tasks()).isEmpty();
    assertThat(approval.ended()).isTrue();
    assertThat(approval.variable("approvalOutcome")).isEqualTo("rejected");
  }

  @Test
  void shouldHearEveryoneBeforeTheBriefGoesBack() {
    // given
    var approval = engine.scenario().fact("personalData", true).start(Processes.APPROVAL);
    approval.complete(STEP, APPROVE);

    // when one of two wants changes
    approval.complete(STEP, CHANGES);

    // then the other is still heard, and only then the requester asked
    assertThat(approval.taskElements()).containsExactly(STEP);
    approval.complete(STEP, APPROVE);
    assertThat(approval.taskElements()).containsExactly("UserTask_ReviseBrief");
    assertThat(approval.task("UserTask_ReviseBrief").assignee()).isEqualTo("rita");
    assertThat(approval.jobs(JobTypes.NOTIFY_PERSON).getLast().header("event"))
        .isEqualTo("changes-requested");
  }

  @Test
  void shouldOpenOnlyAffectedStepsWhenTheBriefWasRevised() {
    // given a plan that opens brand alone the second time
    var approval = engine.scenario();
    var brand = Map.of("step", "brand", "title", "Brand", "group", "brand", "seat", 1);
    approval.start(Processes.APPROVAL);
    approval
        .workers()
        .on(
            JobTypes.PLAN_APPROVALS,
            job ->
                new Done(
                    Map.of(
                        "approvalRounds",
                        List.of(Map.of("mode", "all", "required", 1, "steps", List.of(brand))))));
    approval.complete(STEP, APPROVE).complete(STEP, CHANGES);

    // when
    approval.complete("UserTask_ReviseBrief", Map.of());

    // then the brief is read before each turn
    assertThat(approval.jobs(JobTypes.VALIDATE_BRIEF)).hasSize(2);
    assertThat(groups(approval)).containsExactly("brand");
    approval.complete(STEP, APPROVE);
    assertThat(approval.variable("approvalOutcome")).isEqualTo("approved");
  }

  @Test
  void shouldBeApprovedWhenARevisionAffectsNoStep() {
    var approval = engine.scenario().start(Processes.APPROVAL);
    approval
        .workers()
        .on(JobTypes.PLAN_APPROVALS, job -> new Done(Map.of("approvalRounds", List.of())));
    approval.complete(STEP, CHANGES);

    approval.complete("UserTask_ReviseBrief", Map.of());

    assertThat(approval.variable("approvalOutcome")).isEqualTo("approved");
  }

  @Test
  void shouldReserveAgainWhenFinanceLetsTheBudgetBeExceeded() {
    var approval = overBudget();

    approval.complete("UserTask_ResolveBudget", Map.of("budgetDecision", "exceed"));

    assertThat(approval.jobs(JobTypes.RESERVE_BUDGET)).hasSize(2);
    assertThat(approval.variable("approvalOutcome")).isEqualTo("approved");
  }

  @Test
  void shouldGoBackToTheRequesterWhenTheBudgetHasToBeReduced() {
    var approval = overBudget();

    approval.complete("UserTask_ResolveBudget", Map.of("budgetDecision", "reduce"));

    assertThat(approval.taskElements()).containsExactly("UserTask_ReviseBrief");
  }

  @Test
  void shouldRejectWhenFinanceRefusesTheBudget() {
    var approval = overBudget();

    approval.complete("UserTask_ResolveBudget", Map.of("budgetDecision", "reject"));

    assertThat(approval.ends()).endsWith("EndEvent_BudgetRefused");
    assertThat(approval.variable("approvalOutcome")).isEqualTo("rejected");
  }

  private static Scenario overBudget() {
    var approval = engine.scenario().answer(STEP, APPROVE);
    approval
        .workers()
        .on(
            JobTypes.RESERVE_BUDGET,
            job ->
                "exceed".equals(job.getVariablesAsMap().get("budgetDecision"))
                    ? new Done(Map.of())
                    : new Refused(Errors.BUDGET_EXCEEDED));
    return approval.start(Processes.APPROVAL);
  }

  private static List<String> groups(Scenario approval) {
    return approval.tasks().stream().flatMap(task -> task.groups().stream()).toList();
  }
}
