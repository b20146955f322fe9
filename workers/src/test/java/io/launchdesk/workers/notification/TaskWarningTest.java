package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.process.test.filters.StreamFilter;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskWarningTest extends WorkersTestBase {

  @Test
  void shouldRemindTheGroupWhenNobodyHasTheTask() {
    // given
    given.member("rob", "remind-group");
    String request = given.request("other", "Remind");

    // when the step runs before the read model knows it, and then does
    long instance = start(JobTypes.REMIND_TASK, request);
    exported(instance, 500, request, null, "remind-group", 9);

    // then
    awaitNotification(request, "task-reminder", "rob");
    assertThat(count("select count(*) from desk.outbox where request_id = ?", request)).isZero();
    assertThat(
            jdbc.sql("select subject from desk.notification where request_id = ?")
                .param(request)
                .query(String.class)
                .single())
        .isEqualTo(request + ": \"Check feasibility\" is waiting for you");
  }

  @Test
  void shouldNameTaskAndDayInTheReadersLanguage() {
    // given
    given.member("piotr", "polish-group");
    jdbc.sql("update desk.person set language = 'pl' where username = 'piotr'").update();
    String request = given.request("other", "Język");

    // when
    long instance = start(JobTypes.REMIND_TASK, request);
    exported(instance, 550, request, null, "polish-group", 9);

    // then
    awaitNotification(request, "task-reminder", "piotr");
    assertThat(
            jdbc.sql("select subject || body from desk.notification where request_id = ?")
                .param(request)
                .query(String.class)
                .single())
        .contains("zadanie „Sprawdź wykonalność” czeka na Ciebie", "Termin: ")
        .doesNotContain("feasibility", " at ");
  }

  @Test
  void shouldTellAssigneeAndEscalationGroupWhenATaskIsLate() {
    // given
    given.person("art");
    given.member("eve", "escalation-group");
    String request = given.request("other", "Escalate");

    // when
    long instance = start(JobTypes.ESCALATE_TASK, request);
    exported(instance, 600, request, "art", "remind-group", 0);

    // then
    awaitNotification(request, "task-escalated", "art");
    awaitNotification(request, "task-escalated", "eve");

    // and what comes after the last timer of the task is left to the clock's own process
    await()
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            """
                            select count(*) from desk.outbox
                             where request_id = ? and payload ->> 'messageId' = 'sla:600:1'
                            """,
                            request))
                    .isEqualTo(1));
  }

  @Test
  void shouldTellNobodyWhenTheTaskWasFinishedMeanwhile() {
    // given
    String request = given.request("other", "Finished");
    long instance = start(JobTypes.REMIND_TASK, request);

    // when the read model knows the step, and no open task beside it
    asking(instance);

    // then the step ends
    awaitCompleted(instance);
    assertThat(count("select count(*) from desk.notification where request_id = ?", request))
        .isZero();
  }

  private long start(String jobType, String request) {
    String id = "warn-" + request.toLowerCase();
    return engine.start(
        Bpmn.createExecutableProcess(id)
            .startEvent()
            .serviceTask("ServiceTask_Warn")
            .zeebeJobType(jobType)
            .zeebeTaskHeader("task", "UserTask_CheckFeasibility")
            .endEvent()
            .done(),
        id,
        Map.of("requestId", request));
  }

  /** As if the exporter had seen the asking element and an open task beside it. */
  private void exported(
      long instance, long task, String request, String assignee, String group, int escalateAfter) {
    jdbc.sql(
            """
            insert into desk.sla_clock values
              (:key, :request, 'check-feasibility', 'always', 60, now(), now(), now(), now(),
               jsonb_build_object('targetHours', 1, 'remindAfterHours', 0, 'escalateAfterHours', cast(:escalate as int),
                                  'escalateTo', 'escalation-group', 'escalation', jsonb_build_array(
                 jsonb_build_object('level', 1, 'action', 'remind-assignee', 'from', 'reminder', 'plusHours', 0),
                 jsonb_build_object('level', 2, 'action', 'tell-manager', 'from', 'escalation', 'plusHours', 0),
                 jsonb_build_object('level', 3, 'action', 'remind-group', 'from', 'escalation', 'plusHours', 5))))
            """)
        .param("key", task)
        .param("request", request)
        .param("escalate", escalateAfter)
        .update();
    jdbc.sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type,
              flow_scope_key, state, started_at, partition_id, position)
            values (:key, :instance, 1, 'UserTask_CheckFeasibility', 'USER_TASK', :instance, 'active', now(), 1, 1)
            """)
        .param("key", task)
        .param("instance", instance)
        .update();
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, assignee, candidate_groups,
              due_at, created_at, partition_id, position)
            values (:key, :key, :instance, 1, 1, 'P', 1, 'UserTask_CheckFeasibility', 'open', :assignee,
              array[:group]::text[], now(), now(), 1, 1)
            """)
        .param("key", task)
        .param("instance", instance)
        .param("assignee", assignee)
        .param("group", group)
        .update();
    asking(instance);
  }

  private void asking(long instance) {
    long key =
        await()
            .until(
                () ->
                    StreamFilter.processInstance(
                            RecordStream.of(TestWorld.engine().getRecordStreamSource()))
                        .withProcessInstanceKey(instance)
                        .withElementId("ServiceTask_Warn")
                        .withIntent(ProcessInstanceIntent.ELEMENT_ACTIVATED)
                        .stream()
                        .map(record -> record.getKey())
                        .findFirst()
                        .orElse(0L),
                found -> found > 0);
    jdbc.sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type,
              flow_scope_key, state, started_at, partition_id, position)
            values (:key, :instance, 1, 'ServiceTask_Warn', 'SERVICE_TASK', :instance, 'active', now(), 1, 1)
            """)
        .param("key", key)
        .param("instance", instance)
        .update();
  }

  private void awaitNotification(String request, String template, String recipient) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            """
                            select count(*) from desk.notification
                             where request_id = ? and template = ? and recipient = ?
                            """,
                            request,
                            template,
                            recipient))
                    .isEqualTo(1));
  }

  private static void awaitCompleted(long instance) {
    await()
        .until(
            () ->
                StreamFilter.processInstance(
                        RecordStream.of(TestWorld.engine().getRecordStreamSource()))
                    .withProcessInstanceKey(instance)
                    .withElementId("ServiceTask_Warn")
                    .withIntent(ProcessInstanceIntent.ELEMENT_COMPLETED)
                    .stream()
                    .findFirst()
                    .isPresent());
  }
}
