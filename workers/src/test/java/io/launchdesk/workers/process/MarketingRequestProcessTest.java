package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Messages;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a whole request, called processes included. */
@Tag(Engine.TAG)
class MarketingRequestProcessTest {
  @RegisterExtension static final Engine engine = new Engine();

  @Test
  void shouldDeliver() {
    // given people who agree
    var request = agreeing();

    // when
    request.submit("email-campaign");
    request.increaseTime(ScriptedWorkers.MEASURING.plusHours(1));

    // then
    assertThat(request.incident()).isNull();
    assertThat(request.ends()).endsWith("EndEvent_RequestDelivered");
    assertThat(request.ended()).isTrue();
    assertThat(kpis(request))
        .containsExactly(
            "CallActivity_Intake",
            "CallActivity_Approval",
            "CallActivity_AssetProduction",
            "CallActivity_Launch",
            "CallActivity_Measure",
            "delivered");
    assertThat(templates(request))
        .containsExactly(
            "request-accepted",
            "approval-granted",
            "request-launched",
            "rating-requested",
            "request-delivered");
    assertThat(request.jobs(JobTypes.RELEASE_BUDGET)).isEmpty();
  }

  @Test
  void shouldStartTheClocksOfItsStages() {
    var request = agreeing();

    request.submit("email-campaign");
    request.increaseTime(ScriptedWorkers.MEASURING.plusHours(1));

    assertThat(request.jobs(JobTypes.COMPUTE_SLA))
        .extracting(Scenario.Job::element)
        .filteredOn(element -> element.startsWith("CallActivity_"))
        .containsExactly(
            "CallActivity_Approval", "CallActivity_AssetProduction", "CallActivity_Launch");
    assertThat(request.jobs(JobTypes.COMPUTE_INTAKE_SLA)).hasSize(1);
  }

  @Test
  void shouldRejectWhenAnApproverRejects() {
    var request = agreeing().stopAt("UserTask_ApproveStep").submit("email-campaign");

    request.complete("UserTask_ApproveStep", Map.of("approvalDecision", "reject"));

    assertOutcome(request, "EndEvent_RequestRejected", "rejected");
  }

  @Test
  void shouldRejectWhenItIsADuplicate() {
    var request = agreeing();
    request.workers().on(JobTypes.FIND_DUPLICATES, job -> new Done(Map.of("duplicateFound", true)));

    request
        .submit("email-campaign")
        .complete("UserTask_ResolveDuplicate", Map.of("duplicateDecision", "reject"));

    assertOutcome(request, "EndEvent_RequestRejected", "rejected");
  }

  @Test
  void shouldRejectWhenItIsNotFeasible() {
    var request = agreeing().stopAt("UserTask_CheckFeasibility").submit("event");

    request.complete("UserTask_CheckFeasibility", Map.of("feasibility", "not-feasible"));

    assertOutcome(request, "EndEvent_RequestRejected", "rejected");
  }

  @Test
  void shouldCancelWhenTheCounterOfferIsDeclined() {
    var request = agreeing().stopAt("UserTask_CheckFeasibility").submit("event");

    request
        .complete("UserTask_CheckFeasibility", Map.of("feasibility", "counter-offer"))
        .complete("UserTask_AnswerCounterOffer", Map.of("counterOfferAnswer", "decline"));

    assertOutcome(request, "EndEvent_RequestCancelled", "cancelled");
  }

  @Test
  void shouldCancelWhenItIsNoGo() {
    var request = agreeing().stopAt("UserTask_DecideGoNoGo").submit("email-campaign");

    request.complete("UserTask_DecideGoNoGo", Map.of("goDecision", "no-go"));

    assertOutcome(request, "EndEvent_RequestCancelled", "cancelled");
  }

  @Test
  void shouldCancelWhenTheLaunchIsTakenBack() {
    var request = agreeing().stopAt("UserTask_ConfirmLaunch").submit("email-campaign");

    request.complete("UserTask_ConfirmLaunch", Map.of("launchConfirmation", "take-back"));

    assertThat(request.jobs(JobTypes.RETRACT_PUBLICATION)).hasSize(2);
    assertOutcome(request, "EndEvent_RequestCancelled", "cancelled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserTask_CheckFeasibility",
        "UserTask_ApproveStep",
        "UserTask_ProduceAsset",
        "UserTask_ReviewAsset",
        "UserTask_DecideGoNoGo",
        "UserTask_ConfirmLaunch",
        "UserTask_RateDelivery"
      })
  void shouldEndAsWithdrawnWhereverItStands(String element) {
    // given
    var request = agreeing().fact("measuringDays", 0).stopAt(element).submit("event");
    assertThat(request.taskElements()).contains(element);

    // when
    request.message(Messages.REQUEST_WITHDRAWN);

    // then all that was done is undone, and no task is left
    assertThat(request.tasks()).isEmpty();
    assertThat(request.jobs(JobTypes.RETRACT_PUBLICATION)).hasSize(1);
    assertThat(request.jobs(JobTypes.RELEASE_BUDGET)).hasSize(1);
    assertThat(request.ends()).endsWith("EndEvent_RequestWithdrawn");
    assertThat(kpis(request)).endsWith("withdrawn");
    assertThat(request.ended()).isTrue();
  }

  @Test
  void shouldEndAsWithdrawnWhileItWaitsForItsDate() {
    var request = agreeing().fact("launchAt", engine.now().plus(Duration.ofDays(5)).toString());
    request.submit("email-campaign");
    assertThat(request.tasks()).isEmpty();

    request.message(Messages.REQUEST_WITHDRAWN);

    assertThat(request.ends()).endsWith("EndEvent_RequestWithdrawn");
    assertThat(request.jobs(JobTypes.PUBLISH_CHANNEL)).isEmpty();
  }

  @Test
  void shouldAskTheDeliveryClockOnceAndGoOnWhenTheDeliveryIsDue() {
    var request = agreeing().stopAt("UserTask_ProduceAsset").submit("email-campaign");

    request.increaseTime(ScriptedWorkers.DELIVERY.plusHours(1));

    assertThat(request.jobs(JobTypes.ENFORCE_SLA))
        .singleElement()
        .satisfies(
            job ->
                assertThat(job.variables())
                    .containsEntry("clockKey", request.variable("deliveryClock"))
                    .containsEntry("reachedAt", request.variable("deliveryDueAt")));
    assertThat(request.taskElements()).contains("UserTask_ProduceAsset");
  }

  @Test
  void shouldReadTheFactsAgainAndTellTheTeamWhenTheBriefHasChanged() {
    // given
    var request = agreeing().stopAt("UserTask_ProduceAsset").submit("email-campaign");
    int read = request.jobs(JobTypes.VALIDATE_BRIEF).size();

    // when
    request.message(Messages.BRIEF_CHANGED).message(Messages.BRIEF_CHANGED);

    // then
    assertThat(request.jobs(JobTypes.VALIDATE_BRIEF)).hasSize(read + 2);
    assertThat(templates(request)).endsWith("brief-changed", "brief-changed");
    assertThat(request.taskElements()).contains("UserTask_ProduceAsset");
  }

  /** People who answer every task so that the request goes on. */
  private static Scenario agreeing() {
    return engine
        .scenario()
        .answer("UserTask_CheckFeasibility", Map.of("feasibility", "feasible"))
        .answer("UserTask_ApproveStep", Map.of("approvalDecision", "approve"))
        .answer("UserTask_ProduceAsset", Map.of())
        .answer("UserTask_ReviewAsset", Map.of("reviewDecision", "accept"))
        .answer("UserTask_DecideGoNoGo", Map.of("goDecision", "go"))
        .answer("UserTask_ConfirmLaunch", Map.of("launchConfirmation", "confirm"))
        .answer("UserTask_EnterResults", Map.of())
        .answer("UserTask_RateDelivery", Map.of());
  }

  private static void assertOutcome(Scenario request, String end, String outcome) {
    assertThat(request.ends()).endsWith(end);
    assertThat(request.ended()).isTrue();
    assertThat(kpis(request)).endsWith(outcome);
    assertThat(templates(request)).endsWith("request-" + outcome);
    assertThat(request.jobs(JobTypes.RELEASE_BUDGET)).hasSize(1);
  }

  /** Stages and outcomes that were recorded, in order. */
  private static List<String> kpis(Scenario request) {
    return request.jobs(JobTypes.RECORD_KPI).stream()
        .map(job -> Objects.requireNonNullElse(job.header("outcome"), job.element()))
        .toList();
  }

  private static List<String> templates(Scenario request) {
    return request.jobs(JobTypes.NOTIFY_PERSON).stream().map(job -> job.header("event")).toList();
  }
}
