package io.launchdesk.portal.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class DeliverablesTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String request;
  private long root;

  @BeforeEach
  void inProduction() {
    request = http.submit("requester", "Many pieces");
    root = fixtures.root(request, "CallActivity_AssetProduction");
    jdbc.sql(
            "update desk.request set assigned_team = 'creative-team', promised_at = '2030-03-01T12:00:00Z' where id = ?")
        .param(request)
        .update();
  }

  @Test
  void shouldTellTheStageOfEachPieceWhenWorkGoesOn() {
    // given
    piece("D01", "planned", null);
    piece("D02", "in-production", "yuki.sato");
    task("UserTask_ProduceAsset", "D02").heldBy("yuki.sato").open();
    piece("D03", "in-production", "yuki.sato");
    handedIn("D03", null, null);
    piece("D04", "in-review", "yuki.sato");
    handedIn("D04", "[]", null);
    task("UserTask_ReviewAsset", "D04").forGroups("brand").open();
    piece("D05", "rework", "yuki.sato");
    handedIn("D05", "[]", "rework");
    task("UserTask_ProduceAsset", "D05").heldBy("yuki.sato").open();
    piece("D06", "accepted", "yuki.sato");
    handedIn("D06", "[]", "accept");

    // when
    Map<String, String> stages = new LinkedHashMap<>();
    list("operator", "")
        .forEach(
            item ->
                stages.put(
                    item.path("id").asText().replace(request + "-", ""),
                    item.path("stage").asText()));
    JsonNode counts = http.get("operator", "/api/deliverables/counts?requestId=" + request).body();

    // then
    assertThat(stages)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "D01", "planned",
                "D02", "production",
                "D03", "checks",
                "D04", "review",
                "D05", "rework",
                "D06", "accepted"));
    assertThat(list("operator", "&stage=planned,review")).hasSize(2);
    for (String stage : stages.values()) {
      assertThat(counts.path(stage).asInt()).as(stage).isEqualTo(1);
      assertThat(list("operator", "&stage=" + stage)).as(stage).hasSize(1);
    }
  }

  @Test
  void shouldTellWhoHasItAndWhenItIsDue() {
    // given
    piece("D01", "in-production", "yuki.sato");
    long open =
        task("UserTask_ProduceAsset", "D01")
            .heldBy("yuki.sato")
            .dueAt("2020-01-01T00:00:00Z")
            .open();
    piece("D02", "in-review", "yuki.sato");
    task("UserTask_ReviewAsset", "D02").forGroups("brand").dueAt("2030-02-01T00:00:00Z").open();
    piece("D03", "planned", null);

    // when
    JsonNode items = list("yuki.sato", "");

    // then
    JsonNode late = items.get(0);
    assertThat(late.path("holderName").asText()).isEqualTo("Yuki Sato");
    assertThat(late.path("taskId").asText()).isEqualTo(Long.toString(open));
    assertThat(late.path("overdue").asBoolean()).isTrue();
    JsonNode reviewed = items.get(1);
    assertThat(reviewed.path("holder").isNull()).isTrue();
    assertThat(reviewed.at("/queue/0").asText()).isEqualTo("brand");
    assertThat(reviewed.path("taskId").isNull()).as("a task of others").isTrue();
    JsonNode planned = items.get(2);
    assertThat(planned.path("dueAt").asText()).isEqualTo("2030-03-01T12:00:00Z");
    assertThat(planned.path("ofTask").asBoolean()).isFalse();
    assertThat(planned.path("team").asText()).isEqualTo("creative-team");
  }

  @Test
  void shouldPageAndFilterWithoutLosingOrRepeatingAny() {
    // given
    for (int i = 1; i <= 5; i++) {
      piece("D0" + i, "in-production", i % 2 == 0 ? "tom.becker" : "yuki.sato");
    }

    // when
    StringBuilder seen = new StringBuilder();
    String cursor = "";
    do {
      JsonNode page =
          http.get(
                  "operator",
                  "/api/deliverables?limit=2&stage=production&requestId="
                      + request
                      + "&cursor="
                      + cursor)
              .body();
      page.path("items")
          .forEach(item -> seen.append(item.path("id").asText().substring(request.length())));
      cursor = page.path("nextCursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));

    // then
    assertThat(seen.toString()).isEqualTo("-D01-D02-D03-D04-D05");
    assertThat(list("operator", "&person=tom.becker")).hasSize(2);
    assertThat(list("operator", "&team=web-team")).isEmpty();
    assertThat(list("operator", "&type=other")).hasSize(5);
    assertThat(list("operator", "&dueFrom=2030-03-01T12:00:00Z&dueBefore=2030-03-02T00:00:00Z"))
        .hasSize(5);
    assertThat(list("operator", "&dueBefore=2030-03-01T12:00:00Z")).isEmpty();
    assertThat(http.get("operator", "/api/deliverables?stage=somewhere").problem())
        .isEqualTo("invalid-parameter");
    assertThat(http.get("operator", "/api/deliverables?stage=review&cursor=" + "abc").problem())
        .isEqualTo("broken-cursor");
  }

  @Test
  void shouldPutWhatWasAcceptedLastFirstAndKeepItWhenTheRequestHasEnded() {
    // given
    piece("D01", "accepted", "yuki.sato");
    piece("D02", "accepted", "yuki.sato");
    piece("D03", "in-production", "yuki.sato");
    accepted("D01", "2026-01-02T00:00:00Z");
    accepted("D02", "2026-01-03T00:00:00Z");
    fixtures.ended(root, "EndEvent_RequestCancelled");

    // when
    JsonNode items = list("operator", "&stage=accepted");

    // then
    assertThat(items.findValuesAsText("id")).containsExactly(request + "-D02", request + "-D01");
    assertThat(list("operator", "")).hasSize(2);
    assertThat(list("operator", "&acceptedSince=2026-01-03T00:00:00Z")).hasSize(1);
  }

  @Test
  void shouldShowOnlyWhatBelongsToVisibleRequests() {
    // given
    piece("D01", "in-production", "yuki.sato");

    // then
    assertThat(list("requester", "")).hasSize(1);
    assertThat(list("yuki.sato", "")).hasSize(1);
    assertThat(list("lukas.weber", "")).isEmpty();
    assertThat(http.get(null, "/api/deliverables").status()).isEqualTo(401);
  }

  private JsonNode list(String person, String more) {
    return http.get(person, "/api/deliverables?requestId=" + request + more).body().path("items");
  }

  private Fixtures.TaskBuilder task(String element, String number) {
    return fixtures
        .task(root, element)
        .seeing("deliverable", "{\"deliverableId\": \"%s-%s\"}".formatted(request, number));
  }

  private void piece(String number, String state, String producer) {
    jdbc.sql(
            """
            insert into desk.deliverable (id, request_id, kind, title, channel, language, skill, effort_hours, producer,
              state, created_at)
            values (:id, :request, :number, 'A piece', 'email', 'en', 'design', 4, :producer, :state, now())
            """)
        .param("id", request + "-" + number)
        .param("request", request)
        .param("number", number)
        .param("producer", producer)
        .param("state", state)
        .update();
  }

  private void accepted(String number, String at) {
    jdbc.sql("update desk.deliverable set accepted_at = cast(? as timestamptz) where id = ?")
        .params(at, request + "-" + number)
        .update();
  }

  private void handedIn(String number, String findings, String review) {
    jdbc.sql(
            """
            insert into desk.asset_version (deliverable_id, version, task_key, content, sha256, author, created_at,
              check_findings, review)
            values (?, 1, ?, '{}', 'none', 'yuki.sato', now(), cast(? as jsonb), ?)
            """)
        .params(request + "-" + number, Fixtures.nextKey(), findings, review)
        .update();
  }
}
