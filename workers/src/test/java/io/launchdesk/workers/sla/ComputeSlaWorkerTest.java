package io.launchdesk.workers.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.WorkersTestBase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
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
  void shouldStartTheClocksOfAStageAndOfTheIntakeThatHasRows() {
    // given a process that decides its policy, then goes through two stages, of which one has a row
    String request = given.request("other", "Stages");
    jdbc.sql("update desk.request set created_at = now() - interval '3 hours' where id = ?")
        .param(request)
        .update();
    engine.start(called("sla-called"), "sla-called", Map.of());
    var model =
        Bpmn.createExecutableProcess("sla-stages")
            .startEvent()
            .intermediateThrowEvent(
                "IntermediateThrowEvent_PolicyDecided",
                event -> event.zeebeEndExecutionListener(JobTypes.COMPUTE_INTAKE_SLA))
            .callActivity(
                "CallActivity_Unmeasured",
                call ->
                    call.zeebeProcessId("sla-called")
                        .zeebeStartExecutionListener(JobTypes.COMPUTE_SLA))
            .callActivity(
                "CallActivity_Approval",
                call ->
                    call.zeebeProcessId("sla-called")
                        .zeebeStartExecutionListener(JobTypes.COMPUTE_SLA))
            .endEvent()
            .done();

    // when
    engine.start(
        model,
        "sla-stages",
        Map.of(
            "requestId",
            request,
            "slaPolicy",
            List.of(
                scoped("intake", "stage"),
                scoped("first-response", "response"),
                scoped("approval", "stage"))));

    // then three clocks run, two of them since the submission
    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql(
                                """
                                select c.step || ' ' || c.scope || ' ' || (c.started_at < now() - interval '2 hours')
                                  from desk.sla_clock c where c.request_id = ? order by c.step
                                """)
                            .param(request)
                            .query(String.class)
                            .list())
                    .containsExactly(
                        "approval stage false",
                        "first-response response true",
                        "intake stage true"));
  }

  @Test
  void shouldTellThePolicysOwnerWhenAStagesRowIsForSomethingElse() {
    assertThat(
            engine.incidentOf(
                JobTypes.COMPUTE_INTAKE_SLA,
                Map.of(),
                Map.of(
                    "requestId", given.request("other", "Scope"),
                    "slaPolicy", List.of(row("intake", "always", 8)))))
        .contains("says scope = 'task' for the step 'intake', which is a stage");
  }

  private static BpmnModelInstance called(String id) {
    return Bpmn.createExecutableProcess(id).startEvent().endEvent().done();
  }

  private static Map<String, Object> scoped(String step, String scope) {
    Map<String, Object> row = new HashMap<>(row(step, "always", 8));
    row.put("scope", scope);
    return row;
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
  void shouldGoByTheLivePolicyWhenTheStepIsNewerThanTheRequestsOwn() {
    // given a request whose policy was decided before its process had the step
    engine.deploy(Path.of("..", "processes", "slaPolicy.dmn"));
    String request = given.request("other", "Moved to a newer version");

    // when
    var result =
        engine.run(
            JobTypes.COMPUTE_SLA,
            Map.of("step", "resolve-budget"),
            Map.of(
                "requestId", request,
                "slaPolicy", List.of(FEASIBILITY),
                "triage",
                    Map.of("priority", "normal", "slaClass", "standard", "team", "web-team")));

    // then
    assertThat(result)
        .containsEntry("group", "finance")
        .containsEntry("escalateTo", "marketing-leads");
    assertThat(
            count(
                """
                select count(*) from desk.sla_clock
                 where request_id = ? and step = 'resolve-budget' and target_minutes = 480
                """,
                request))
        .isEqualTo(1);
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
