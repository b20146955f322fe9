package io.launchdesk.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class AuditTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  @Test
  void shouldNoteEachCallThatChangesSomething() {
    // when
    String request = http.submit("lukas.weber", "Noted");
    http.post("lukas.weber", "/api/requests/" + request + "/comments", Map.of("text", "One"));
    http.get("lukas.weber", "/api/requests/" + request);
    http.put("lukas.weber", "/api/requests/" + request + "/seen", Map.of());
    http.post("requester", "/api/requests/" + request + "/comments", Map.of("text", "Two"));

    // then
    assertThat(found("?action=call&subject=" + request))
        .containsExactly(
            "lukas.weber call POST /api/requests/{id}/comments",
            "lukas.weber call POST /api/requests");
  }

  @Test
  void shouldFindByPersonKindThingAndDay() {
    // given
    String request = http.submit("amara.okafor", "Found");
    http.put(
        "amara.okafor",
        "/api/requests/" + request + "/confidentiality",
        "{\"confidential\": true}");

    // then
    http.get("amara.okafor", "/api/requests/" + request);
    assertThat(found("?person=amara.okafor&action=request.&subject=" + request))
        .containsExactly(
            "amara.okafor request.read GET /api/requests/{id}",
            "amara.okafor request.confidential ");
    assertThat(found("?person=lukas.weber&subject=" + request)).isEmpty();
    assertThat(found("?to=2020-01-01")).isEmpty();
    assertThat(found("?from=2100-01-01")).isEmpty();
    assertThat(http.get("admin", "/api/audit/actions").body().path("items"))
        .extracting(JsonNode::asText)
        .contains("call", "request.confidential")
        .doesNotHaveDuplicates();
    assertThat(http.get("admin", "/api/audit?from=yesterday").problem())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void shouldFindWhatWasDoneToTheTasksOfARequest() {
    // given
    String request = http.submit("lukas.weber", "With a task");
    long task =
        fixtures
            .task(fixtures.root(request, "CallActivity_Launch"), "UserTask_DecideGoNoGo")
            .forGroups("launch")
            .open();

    // when
    http.post("launch-manager", "/api/tasks/" + task + "/claim", Map.of());

    // then
    assertThat(found("?subject=" + request)).contains("launch-manager task.claim ");
  }

  @Test
  void shouldLeadFromPageToPageWithoutLosingAny() {
    // given
    String request = http.submit("lukas.weber", "A long way");
    for (int i = 0; i < 5; i++) {
      http.post(
          "lukas.weber", "/api/requests/" + request + "/comments", Map.of("text", "Number " + i));
    }

    // when
    JsonNode first = http.get("admin", "/api/audit?limit=4&subject=" + request).body();
    JsonNode second =
        http.get(
                "admin",
                "/api/audit?limit=4&subject=%s&cursor=%s"
                    .formatted(request, first.path("nextCursor").asText()))
            .body();

    // then
    assertThat(first.path("items")).hasSize(4);
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void shouldGiveAFileInWhichNothingIsAFormula() {
    // given
    jdbc.sql(
            "insert into desk.audit_event (at, person, action, subject) values (now(), '=1+1', 'session.refused', '@SUM(1)')")
        .update();

    // when
    Http.Answer file = http.get("admin", "/api/audit/export?action=session.refused&person==1%2B1");

    // then
    assertThat(file.header("Content-Disposition")).contains("audit.csv");
    assertThat(file.raw().body()).contains("'=1+1").contains("'@SUM(1)");
    assertThat(found("?action=audit.export&person=admin").getFirst())
        .startsWith("admin audit.export");
  }

  private List<String> found(String query) {
    JsonNode items = http.get("admin", "/api/audit" + query).body().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(
            one ->
                "%s %s %s"
                    .formatted(
                        one.path("person").asText(),
                        one.path("action").asText(),
                        one.path("details").path("call").asText()))
        .toList();
  }
}
