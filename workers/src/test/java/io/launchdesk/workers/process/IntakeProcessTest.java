package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag(Engine.TAG)
class IntakeProcessTest {
  private static final String FEASIBILITY = "UserTask_CheckFeasibility";
  private static final String OFFER = "UserTask_AnswerCounterOffer";

  @RegisterExtension static final Engine engine = new Engine();

  @Test
  void shouldAcceptWithoutAskingAnyoneWhenNothingIsInTheWay() {
    var intake = engine.scenario().start(Processes.INTAKE);

    assertThat(intake.ends()).containsExactly("EndEvent_RequestAccepted");
    assertThat(intake.variable("intakeOutcome")).isEqualTo("accepted");
    assertThat(intake.variable("triage")).contains("\"team\":\"campaign-team\"");
    assertThat(intake.jobs(JobTypes.NOTIFY_PERSON).getLast().header("event"))
        .isEqualTo("request-accepted");
  }

  @Test
  void shouldGoBackToTheRequesterAndOnWhenTheBriefIsIncomplete() {
    // given a brief that is complete at the third look
    var intake = engine.scenario();
    intake
        .workers()
        .on(
            JobTypes.VALIDATE_BRIEF,
            job -> {
              Map<String, Object> facts = new HashMap<>(intake.workers().facts());
              facts.put("briefComplete", intake.jobs(JobTypes.VALIDATE_BRIEF).size() > 2);
              return new Done(facts);
            });

    // when
    intake.start(Processes.INTAKE);

    // then
    assertThat(intake.task("UserTask_CompleteBrief").assignee()).isEqualTo("rita");
    assertThat(intake.jobs(JobTypes.NOTIFY_PERSON).getLast().header("event"))
        .isEqualTo("brief-incomplete");
    intake.complete("UserTask_CompleteBrief", Map.of());
    assertThat(intake.taskElements()).containsExactly("UserTask_CompleteBrief");
    intake.complete("UserTask_CompleteBrief", Map.of());
    assertThat(intake.variable("intakeOutcome")).isEqualTo("accepted");
  }

  @Test
  void shouldStartItsClocksByThePolicyThatWasDecided() {
    var intake = engine.scenario().start(Processes.INTAKE);

    assertThat(intake.jobs(JobTypes.COMPUTE_INTAKE_SLA))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.element()).isEqualTo("BusinessRuleTask_DecideSla");
              assertThat(job.variables()).containsKey("triage");
              assertThat((List<?>) job.variables().get("slaPolicy"))
                  .extracting(row -> (Object) ((Map<?, ?>) row).get("step"))
                  .contains("first-response", "intake");
            });
  }

  @Test
  void shouldGoOnWhenTheDeskKeepsADuplicate() {
    var intake = duplicate();

    intake.complete("UserTask_ResolveDuplicate", Map.of("duplicateDecision", "proceed"));

    assertThat(intake.variable("intakeOutcome")).isEqualTo("accepted");
  }

  @Test
  void shouldEndAsDuplicateWhenTheDeskRejectsIt() {
    var intake = duplicate();

    intake.complete("UserTask_ResolveDuplicate", Map.of("duplicateDecision", "reject"));

    assertThat(intake.ends()).containsExactly("EndEvent_DuplicateRejected");
    assertThat(intake.variable("intakeOutcome")).isEqualTo("duplicate");
  }

  @Test
  void shouldAskTheTeamOfTriageWhetherItIsFeasible() {
    var intake = questionable();

    assertThat(intake.task(FEASIBILITY).groups()).containsExactly("event-team");
    intake.complete(FEASIBILITY, Map.of("feasibility", "feasible"));
    assertThat(intake.variable("intakeOutcome")).isEqualTo("accepted");
  }

  @Test
  void shouldEndAsNotFeasibleWhenTheTeamSaysSo() {
    var intake = questionable();

    intake.complete(FEASIBILITY, Map.of("feasibility", "not-feasible"));

    assertThat(intake.ends()).containsExactly("EndEvent_RequestNotFeasible");
    assertThat(intake.variable("intakeOutcome")).isEqualTo("not-feasible");
  }

  @Test
  void shouldApplyTheCounterOfferWhenTheRequesterAcceptsIt() {
    var intake = counterOffer();

    intake.complete(OFFER, Map.of("counterOfferAnswer", "accept"));

    assertThat(intake.jobs(JobTypes.APPLY_COUNTER_OFFER)).hasSize(1);
    assertThat(intake.jobs(JobTypes.VALIDATE_BRIEF)).as("facts are read again").hasSize(2);
    assertThat(intake.variable("intakeOutcome")).isEqualTo("accepted");
  }

  @Test
  void shouldAskTheTeamAgainWhenTheRequesterAmendsTheOffer() {
    var intake = counterOffer();

    intake.complete(OFFER, Map.of("counterOfferAnswer", "amend"));

    assertThat(intake.taskElements()).containsExactly(FEASIBILITY);
    intake.complete(FEASIBILITY, Map.of("feasibility", "feasible"));
    assertThat(intake.variable("intakeOutcome")).isEqualTo("accepted");
  }

  @Test
  void shouldEndAsDeclinedWhenTheRequesterDeclinesTheOffer() {
    var intake = counterOffer();

    intake.complete(OFFER, Map.of("counterOfferAnswer", "decline"));

    assertThat(intake.ends()).containsExactly("EndEvent_CounterOfferDeclined");
    assertThat(intake.variable("intakeOutcome")).isEqualTo("declined");
  }

  private static Scenario duplicate() {
    var intake = engine.scenario();
    intake.workers().on(JobTypes.FIND_DUPLICATES, job -> new Done(Map.of("duplicateFound", true)));
    return intake.start(Processes.INTAKE);
  }

  /** A request of a type that triage has checked. */
  private static Scenario questionable() {
    return engine.scenario().fact("requestType", "event").start(Processes.INTAKE);
  }

  private static Scenario counterOffer() {
    var intake = questionable().complete(FEASIBILITY, Map.of("feasibility", "counter-offer"));
    assertThat(intake.task(OFFER).assignee()).isEqualTo("rita");
    return intake;
  }
}
