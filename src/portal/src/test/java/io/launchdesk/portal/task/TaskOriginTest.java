package io.launchdesk.portal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class TaskOriginTest {
  private static final String LEAD =
      """
      {"ruleId": "Rule_approvalPolicy_1", "ruleIndex": 1, "outputs": [
        {"id": "Output_approvalPolicy_1", "name": "Step", "value": "marketing-lead"},
        {"id": "Output_approvalPolicy_3", "name": "Group", "value": "marketing-leads"}]}""";
  private static final String LEGAL =
      """
      {"ruleId": "Rule_approvalPolicy_5", "ruleIndex": 5, "outputs": [
        {"id": "Output_approvalPolicy_1", "name": "Step", "value": "legal"},
        {"id": "Output_approvalPolicy_3", "name": "Group", "value": "legal"}]}""";

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String request;
  private long root;

  @BeforeEach
  void requestInApproval() {
    request = http.submit("requester", "Cleanest detergent");
    root = fixtures.root(request, "CallActivity_Approval");
  }

  @Test
  void shouldNameTheRuleThatBroughtTheTaskWithWhatItLookedAt() {
    // given
    decided("approvalPolicy", "Approval policy", LEAD, LEGAL);
    long task = approval("legal", "legal");

    // when
    JsonNode reason = detail(task).path("reason");

    // then
    assertThat(reason.path("table").asText()).isEqualTo("Approval policy");
    assertThat(reason.path("rule").asInt()).isEqualTo(5);
    assertThat(reason.path("text").asText()).isEqualTo("Claims must be provable");
    assertThat(reason.path("inputs")).hasSize(1);
    assertThat(reason.path("inputs").path(0).path("name").asText()).isEqualTo("Claims");
    assertThat(reason.path("inputs").path(0).path("value").asBoolean()).isTrue();
  }

  @Test
  void shouldTellStepsOfOneGroupApart() {
    // given
    decided(
        "approvalPolicy",
        "Approval policy",
        LEAD,
        LEGAL.replace(
            "\"Group\", \"value\": \"legal\"", "\"Group\", \"value\": \"marketing-leads\""));

    // when
    JsonNode reason = detail(approval("legal", "marketing-leads")).path("reason");

    // then
    assertThat(reason.path("rule").asInt()).isEqualTo(5);
  }

  @Test
  void shouldGiveNoReasonWhenNoRuleNamedTheGroup() {
    // given
    decided("approvalPolicy", "Approval policy", LEAD);

    // when
    JsonNode reason = detail(approval("brand", "brand")).path("reason");

    // then
    assertThat(reason.isNull()).isTrue();
  }

  @Test
  void shouldTellTheClockAndWhoAnswered() {
    // given
    long task = approval("legal", "legal");
    jdbc.sql(
            """
            insert into desk.sla_clock
            select element_instance_key, ?, 'approve-step', 'always', 480, '2026-11-20T08:00:00Z', '2026-11-23T16:00:00Z',
                   '2026-11-23T12:00:00Z', '2026-11-24T12:00:00Z', '{"targetHours": 8, "remindAfterHours": 4, "escalateAfterHours": 28, "escalateTo": "marketing-leads"}'
              from engine.user_task where key = ?
            """)
        .params(request, task)
        .update();

    // when
    JsonNode open = detail(task);
    var answer =
        http.post(
            "approver",
            "/api/tasks/" + task + "/complete",
            Map.of("variables", Map.of("approvalDecision", "approve")));
    JsonNode done = detail(task);

    // then
    assertThat(open.path("clock").path("remindAt").asText()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(open.path("clock").path("escalateAt").asText()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(open.path("clock").path("escalateTo").asText()).isEqualTo("marketing-leads");
    assertThat(open.path("sla").path("next").path("action").asText()).isEqualTo("remind-assignee");
    assertThat(open.path("sla").path("next").path("afterMinutes").asLong()).isEqualTo(240);
    assertThat(open.path("sla").path("levels").findValuesAsText("action"))
        .containsExactly("remind-assignee", "tell-manager", "raise-priority");
    assertThat(open.path("answered").isNull()).isTrue();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(done.path("answered").path("personName").asText()).isEqualTo("Alex Approver");
  }

  private JsonNode detail(long task) {
    return http.get("approver", "/api/tasks/" + task).body();
  }

  private long approval(String step, String group) {
    return fixtures
        .task(root, "UserTask_ApproveStep")
        .forGroups(group)
        .withForm("approveStep")
        .seeing("approvalStep", "{\"step\": \"%s\", \"title\": \"A step\"}".formatted(step))
        .open();
  }

  /** The table was deployed and asked; these rules of it matched. */
  private void decided(String id, String name, String... rules) {
    long drg = Fixtures.nextKey();
    long decision = Fixtures.nextKey();
    jdbc.sql("insert into engine.decision_requirements values (?, ?, ?, 1, '', ?, now(), 1, 1)")
        .params(drg, id, name, Fixtures.read("../../processes/" + id + ".dmn"))
        .update();
    jdbc.sql("insert into engine.decision values (?, ?, ?, 1, ?, now(), 1, 1)")
        .params(decision, id, name, drg)
        .update();
    jdbc.sql(
            """
            insert into engine.decision_evaluation (key, decision_id, decision_name, decision_key, decision_version,
              root_key, state, output, evaluated, evaluated_at, partition_id, position)
            values (?, ?, ?, ?, 1, ?, 'evaluated', '[]', cast(? as jsonb), now() - interval '1 minute', 1, 1)
            """)
        .params(Fixtures.nextKey(), id, name, decision, root, evaluated(name, decision, rules))
        .update();
  }

  private static String evaluated(String name, long decision, String... rules) {
    return """
        [{"decisionName": "%s", "decisionKey": %d, "rules": [%s], "inputs": [
          {"name": "Request type", "value": "other"}, {"name": "Budget (EUR)", "value": 100},
          {"name": "Region", "value": "emea"}, {"name": "Personal data", "value": false},
          {"name": "Claims", "value": true}, {"name": "Channels", "value": []}]}]
        """
        .formatted(name, decision, String.join(", ", rules));
  }
}
