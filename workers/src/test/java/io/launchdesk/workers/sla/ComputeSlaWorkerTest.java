package io.launchdesk.workers.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComputeSlaWorkerTest extends WorkersTestBase {
  private static final Map<String, Object> DELIVERY = row("delivery", "always", 24);
  private static final Map<String, Object> FEASIBILITY = row("check-feasibility", "always", 8);

  @Test
  void shouldPromiseDeliveryWhenTheHeaderNamesIt() {
    // given
    String request = given.request("other", "Delivery");

    // when
    Instant before = Instant.now().minusSeconds(1);
    var result =
        engine.run(
            JobTypes.COMPUTE_SLA,
            Map.of("step", "delivery"),
            Map.of(
                "requestId", request,
                "slaPolicy", List.of(FEASIBILITY, DELIVERY),
                "triage", Map.of("priority", "high", "slaClass", "fast", "team", "web-team")));

    // then
    assertThat(Instant.parse((String) result.get("dueAt")))
        .isBetween(before.plusSeconds(86_400), Instant.now().plusSeconds(86_400));
    assertThat(result)
        .containsEntry("escalateTo", "marketing-leads")
        .containsEntry("group", "web-team");
    assertThat(
            count(
                """
                select count(*) from desk.request
                 where id = ? and priority = 'high' and sla_class = 'fast' and assigned_team = 'web-team'
                   and promised_at is not null
                """,
                request))
        .isEqualTo(1);
  }

  @Test
  void shouldStartTheTasksOwnClockWhenItIsAListener() {
    // given
    String request = given.request("other", "Listener");
    var model =
        Bpmn.createExecutableProcess("sla-listener")
            .startEvent()
            .userTask(
                "UserTask_CheckFeasibility",
                task ->
                    task.zeebeUserTask()
                        .zeebeDueDateExpression("dueAt")
                        .zeebeCandidateGroupsExpression("[group]")
                        .zeebeStartExecutionListener(JobTypes.COMPUTE_SLA))
            .endEvent()
            .done();

    // when
    engine.start(
        model,
        "sla-listener",
        Map.of("requestId", request, "slaPolicy", List.of(FEASIBILITY, DELIVERY)));

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            """
                            select count(*) from desk.sla_clock
                             where request_id = ? and step = 'check-feasibility' and target_minutes = 480
                            """,
                            request))
                    .isEqualTo(1));
  }

  @Test
  void shouldTellThePolicysOwnerWhenTheStepHasNoRow() {
    assertThat(
            engine.incidentOf(
                JobTypes.COMPUTE_SLA,
                Map.of("step", "delivery"),
                Map.of(
                    "requestId", given.request("other", "R"), "slaPolicy", List.of(FEASIBILITY))))
        .startsWith("The decision slaPolicy has no row for the step 'delivery'")
        .contains("check-feasibility");
  }

  @Test
  void shouldTellThePolicysOwnerWhenThereIsNoSuchCalendar() {
    assertThat(
            engine.incidentOf(
                JobTypes.COMPUTE_SLA,
                Map.of("step", "delivery"),
                Map.of(
                    "requestId", given.request("other", "Calendar"),
                    "slaPolicy", List.of(row("delivery", "lunar", 1)))))
        .contains("names the calendar 'lunar' for the step 'delivery'");
  }

  private static Map<String, Object> row(String step, String calendar, int hours) {
    return Map.of(
        "step",
        step,
        "targetHours",
        hours,
        "remindAfterHours",
        hours / 2.0,
        "escalateAfterHours",
        hours * 2,
        "escalateTo",
        "marketing-leads",
        "calendar",
        calendar,
        "group",
        "web-team");
  }
}
