package io.launchdesk.portal.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class IncidentsTest {
  private static final Map<String, String> SEEN =
      Map.of(
          "costCentre", "\"CC-NONE\"",
          "budgetAmount", "600",
          "launchAt", "\"2040-01-01T09:00:00Z\"",
          "channels", "[\"email\"]",
          "goalMetric", "null",
          "requester", "\"requester\"",
          "budgetDecision", "\"exceed\"",
          "triage", "{\"priority\": \"high\"}");

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String request;
  private String incident;

  @BeforeEach
  void stuck() {
    fixtures.form("resolveBudget");
    request = http.submit("requester", "Stuck over money");
    long root = fixtures.root(request, "CallActivity_Approval");
    fixtures.task(root, "UserTask_ApproveStep").forGroups("brand").open();
    incident = "/api/incidents/" + fixtures.incidentSeeing(root, SEEN);
  }

  @Test
  void shouldTellWhatItHoldsUpWhenListed() {
    // when
    JsonNode item =
        http.get("operator", "/api/incidents?requestId=" + request).body().at("/items/0");

    // then
    assertThat(item.path("step").asText()).isEqualTo("reserve-budget");
    assertThat(item.path("stage").asText()).isEqualTo("approval");
    assertThat(item.path("requestType").asText()).isEqualTo("other");
    assertThat(item.path("openTasks").asInt()).isEqualTo(1);
    assertThat(item.path("triedBy").isNull()).isTrue();
  }

  @Test
  void shouldNameTheRequestWhenItsClockIsStuck() {
    // given a clock whose own process, which no request's process called, has failed
    String other = http.submit("requester", "Stuck clock");
    long clock = Fixtures.nextKey();
    jdbc.sql(
            """
            insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at,
              due_at, remind_at, escalate_at, policy)
            values (?, ?, 'delivery', 'always', 60, now(), now(), now(), now(), '{}')
            """)
        .params(clock, other)
        .update();
    long root = fixtures.root(Long.toString(clock), null);
    jdbc.sql("update engine.process_instance set bpmn_process_id = 'SlaClockProcess' where key = ?")
        .param(root)
        .update();
    long stuck = fixtures.incident(root);

    // when
    JsonNode found = http.get("operator", "/api/incidents/" + stuck).body();

    // then
    assertThat(found.path("requestId").asText()).isEqualTo(other);
  }

  @Test
  void shouldListFactsButNeitherPeoplesDecisionsNorIdentitiesWhenAskedForOne() {
    // when
    JsonNode values = http.get("operator", incident).body().path("values");

    // then
    assertThat(values.findValuesAsText("name"))
        .startsWith("costCentre")
        .containsExactlyInAnyOrder(
            "costCentre", "budgetAmount", "launchAt", "channels", "goalMetric");
    assertThat(values.at("/0/suspect").asBoolean()).isTrue();
    assertThat(values.findValuesAsText("kind"))
        .containsExactlyInAnyOrder("text", "number", "instant", "list", "empty");
  }

  @Test
  void shouldCorrectTryAgainAndTellTheTimelineWhenAValueIsChanged() {
    // when
    var resolved =
        http.post(
            "operator",
            incident + "/resolve",
            Map.of(
                "reason",
                "Wrong cost centre",
                "variables",
                Map.of("costCentre", "CC-BRAND", "budgetAmount", 600)));

    // then
    assertThat(resolved.body().path("triedByName").asText()).isEqualTo("Otto Operator");
    assertThat(resolved.body().path("reason").asText()).isEqualTo("Wrong cost centre");
    JsonNode entries =
        http.get("operator", "/api/requests/" + request + "/timeline").body().path("items");
    assertThat(entries.findValuesAsText("text")).contains("Values of “Reserve budget” corrected");
    assertThat(entries.findValuesAsText("detail"))
        .contains("costCentre: CC-NONE → CC-BRAND", "Wrong cost centre");
    assertThat(http.get("operator", incident).body().path("values")).isEmpty();
    assertThat(
            http.get("operator", "/api/incidents?state=resolved")
                .body()
                .at("/items/0/requestId")
                .asText())
        .isEqualTo(request);
  }

  @Test
  void shouldChangeNothingWhenACorrectionIsRefused() {
    // when
    List<Map<String, Object>> wrong =
        List.of(
            Map.of("requester", "operator"),
            Map.of("budgetDecision", "reject"),
            Map.of("triage", "low"),
            Map.of("nobodyKnows", 1),
            Map.of("budgetAmount", "much"),
            Map.of("launchAt", "tomorrow"),
            Map.of("channels", "email"),
            Map.of("costCentre", 7));

    // then
    for (Map<String, Object> variables : wrong) {
      var refused = http.post("operator", incident + "/resolve", Map.of("variables", variables));
      assertThat(refused.problem()).as(variables.toString()).isEqualTo("invalid-fields");
      assertThat(refused.body().at("/errors/0/field").asText())
          .isEqualTo("variables." + variables.keySet().iterator().next());
    }
    assertThat(http.get("operator", incident).body().path("state").asText()).isEqualTo("open");
  }

  @Test
  void shouldCountWhatIsOpen() {
    // given
    int before = count();

    // when
    http.post("operator", incident + "/resolve", null);

    // then
    assertThat(count()).isEqualTo(before - 1);
  }

  private int count() {
    return http.get("operator", "/api/incidents/count").body().path("open").asInt();
  }
}
