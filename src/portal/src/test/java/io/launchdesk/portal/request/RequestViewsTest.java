package io.launchdesk.portal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.engine.FakeEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class RequestViewsTest {
  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({
    "CallActivity_Intake, intake",
    "CallActivity_Approval, approval",
    "CallActivity_AssetProduction, production",
    "CallActivity_Launch, launch",
    "CallActivity_Measure, measuring"
  })
  void shouldShowTheStageWhenItWasEnteredLast(String phase, String status) {
    // given
    String id = http.submit("requester", "Stage " + phase);
    assertThat(status(id)).isEqualTo("submitted");

    // when
    fixtures.root(id, phase);

    // then
    assertThat(status(id)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "EndEvent_RequestDelivered, delivered",
    "EndEvent_RequestRejected, rejected",
    "EndEvent_RequestWithdrawn, withdrawn",
    "EndEvent_RequestCancelled, cancelled"
  })
  void shouldShowTheOutcomeWhenEnded(String endEvent, String status) {
    // given
    String id = http.submit("requester", "End " + endEvent);

    // when
    fixtures.ended(fixtures.root(id, "CallActivity_Launch"), endEvent);

    // then
    assertThat(status(id)).isEqualTo(status);
    assertThat(
            http.post(
                    "requester", "/api/requests/" + id + "/withdraw", Map.of("reason", "Too late"))
                .problem())
        .isEqualTo("request-ended");
  }

  @Test
  void shouldWaitForTheRequesterUntilTheAnswerIsStored() {
    // given
    String id = http.submit("requester", "Incomplete");
    long root = fixtures.root(id, "CallActivity_Intake");
    long task =
        fixtures
            .task(root, "UserTask_CompleteBrief")
            .heldBy("requester")
            .forGroups("intake-desk")
            .open();
    JsonNode waiting = http.get("requester", "/api/requests/" + id).body();

    // when
    http.post(
        "requester",
        "/api/tasks/" + task + "/complete",
        Map.of("variables", Map.of("title", "Complete")));

    // then
    assertThat(waiting.path("status").asText()).isEqualTo("waiting-for-requester");
    assertThat(waiting.at("/ball/people/0").asText()).isEqualTo("requester");
    assertThat(waiting.at("/ball/text").asText()).isEqualTo("Robin Requester: Complete brief.");
    JsonNode after = http.get("requester", "/api/requests/" + id).body();
    assertThat(after.path("status").asText()).isEqualTo("intake");
    assertThat(after.path("title").asText()).isEqualTo("Complete");
    assertThat(after.path("briefVersion").asInt()).isEqualTo(2);
  }

  @Test
  void shouldHideTheRequestFromStrangers() {
    // given
    String id = http.submit("requester", "Secret plan");
    long root = fixtures.root(id, "CallActivity_Approval");

    // then
    assertThat(http.get("requester", "/api/requests/" + id).status()).isEqualTo(200);
    assertThat(http.get("amara.okafor", "/api/requests/" + id).status())
        .as("same team")
        .isEqualTo(200);
    assertThat(http.get("analyst", "/api/requests/" + id).status()).isEqualTo(200);
    assertThat(http.get("lukas.weber", "/api/requests/" + id).status()).isEqualTo(404);
    assertThat(http.get("david.cohen", "/api/requests/" + id).status()).isEqualTo(404);
    assertThat(http.get("requester", "/api/requests/MR-0").status()).isEqualTo(404);

    // when
    fixtures.task(root, "UserTask_ApproveStep").forGroups("legal").open();

    // then
    assertThat(http.get("david.cohen", "/api/requests/" + id).status()).isEqualTo(200);
    assertThat(http.get("lukas.weber", "/api/requests/" + id + "/timeline").status())
        .isEqualTo(404);
    assertThat(http.get("lukas.weber", "/api/requests/" + id + "/diagram").status()).isEqualTo(404);
    assertThat(
            http.post("lukas.weber", "/api/requests/" + id + "/withdraw", Map.of("reason", "x"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void shouldPageWithoutGapsWhenOthersSubmitMeanwhile() {
    // given
    String word = "paging" + UUID.randomUUID().toString().replace("-", "");
    for (int i = 0; i < 7; i++) {
      http.submit("requester", word + " " + i);
    }

    // when
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          http.get("requester", "/api/requests?scope=mine&limit=3&q=" + word + "&cursor=" + cursor)
              .body();
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      cursor = page.path("nextCursor").asText(null);
      http.submit("requester", word + " later");
    } while (cursor != null && !cursor.equals("null"));

    // then
    assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    assertThat(http.get("requester", "/api/requests?cursor=broken").problem())
        .isEqualTo("broken-cursor");
    assertThat(http.get("requester", "/api/requests?status=done").status()).isEqualTo(400);
    assertThat(http.get("lukas.weber", "/api/requests?q=" + word).body().path("items")).isEmpty();
  }

  @Test
  void shouldPublishOnceWhenWithdrawnTwice() {
    // given
    String id = http.submit("requester", "Change of mind");
    fixtures.root(id, "CallActivity_Approval");

    // when
    var byTeam =
        http.post(
            "amara.okafor", "/api/requests/" + id + "/withdraw", Map.of("reason", "Not mine"));
    var noReason =
        http.post("requester", "/api/requests/" + id + "/withdraw", Map.of("reason", " "));
    var first =
        http.post("requester", "/api/requests/" + id + "/withdraw", Map.of("reason", "Not needed"));
    var second =
        http.post("requester", "/api/requests/" + id + "/withdraw", Map.of("reason", "Again"));

    // then
    assertThat(byTeam.status()).isEqualTo(403);
    assertThat(noReason.body().at("/errors/0/field").asText()).isEqualTo("reason");
    assertThat(first.body().at("/withdrawal/reason").asText()).isEqualTo("Not needed");
    assertThat(second.body().at("/withdrawal/reason").asText()).isEqualTo("Not needed");
    await().untilAsserted(() -> assertThat(engine.messages(id)).hasSize(2));
    assertThat(engine.messages(id).stream().map(message -> message.messageId()))
        .containsExactly("submitted:" + id, "withdrawn:" + id);
  }

  @Test
  void shouldTellTheStoryWhenThingsHappened() {
    // given
    String id = http.submit("requester", "A story");
    long root = fixtures.root(id, "CallActivity_Approval");
    fixtures.definition(
        1, "MarketingRequestProcess", "../../processes/MarketingRequestProcess.bpmn");
    fixtures.element(root, root, "CallActivity_Approval", "CALL_ACTIVITY", "active");
    long task =
        fixtures
            .task(root, "UserTask_ApproveStep")
            .forGroups("legal")
            .withForm("approveStep")
            .seeing("approvalStep", "{\"step\": \"legal\", \"title\": \"Legal check\"}")
            .open();
    http.post(
        "david.cohen",
        "/api/tasks/" + task + "/complete",
        Map.of("variables", Map.of("approvalDecision", "reject", "reason", "Not allowed here")));

    // when
    JsonNode timeline = http.get("requester", "/api/requests/" + id + "/timeline").body();
    JsonNode detail = http.get("requester", "/api/requests/" + id).body();
    JsonNode diagram = http.get("requester", "/api/requests/" + id + "/diagram").body();

    // then
    assertThat(timeline.path("items").findValuesAsText("text"))
        .containsSequence("Submitted “A story”", "Approval began")
        .contains("“Approve step (Legal check)”: Reject");
    assertThat(timeline.path("items").findValuesAsText("at")).isSorted();
    assertThat(timeline.path("items").findValuesAsText("detail")).contains("Not allowed here");
    assertThat(detail.at("/approvals/0/title").asText()).isEqualTo("Legal check");
    assertThat(detail.at("/approvals/0/personName").asText()).isEqualTo("David Cohen");
    assertThat(diagram.at("/items/0/processId").asText()).isEqualTo("MarketingRequestProcess");
    assertThat(diagram.at("/items/0/xml").asText()).contains("CallActivity_Approval");
    assertThat(diagram.at("/items/0/elements").findValuesAsText("elementId"))
        .contains("CallActivity_Approval");
    assertThat(diagram.at("/items/0/name").asText()).isEqualTo("Marketing request");
    assertThat(diagram.at("/items/0/way/0/elementId").asText()).isEqualTo("CallActivity_Approval");
    assertThat(diagram.at("/items/0/way/0/state").asText()).isEqualTo("active");
    assertThat(diagram.at("/items/0/way/1/state").asText()).isEqualTo("next");
    JsonNode answered = timeline.path("items").get(timeline.path("items").size() - 1);
    assertThat(answered.at("/facts/about").asText()).isEqualTo("Legal check");
    assertThat(answered.at("/facts/answer").asText()).isEqualTo("Reject");
    assertThat(answered.at("/facts/element").asText()).isEqualTo("UserTask_ApproveStep");
  }

  @Test
  void shouldTellWhetherThePromiseHolds() {
    // given
    String id = http.submit("requester", "Promised");
    long root = fixtures.root(id, "CallActivity_AssetProduction");
    JsonNode before = http.get("requester", "/api/requests/" + id).body();
    jdbc.sql("update desk.request set promised_at = now() + interval '3 days' where id = ?")
        .params(id)
        .update();

    // then
    assertThat(before.path("promise").isNull()).isTrue();
    assertThat(promise(id)).isEqualTo("holds");

    // when
    fixtures.task(root, "UserTask_ProduceAsset").dueAt("2020-01-01T00:00:00Z").open();

    // then
    assertThat(promise(id)).isEqualTo("at-risk");
    assertThat(detail(id).at("/promise/risk").asText()).isEqualTo("task-overdue");
    assertThat(detail(id).at("/ball/state").asText()).isEqualTo("tasks");

    // when
    jdbc.sql("update desk.request set promised_at = now() - interval '1 hour' where id = ?")
        .params(id)
        .update();

    // then
    assertThat(promise(id)).isEqualTo("late");

    // when
    jdbc.sql(
            """
            insert into desk.publication (effect_key, request_id, channel, state, published_at)
            values (?, ?, 'email', 'published', now() - interval '2 hours')
            """)
        .params("publish:" + id, id)
        .update();
    fixtures.ended(root, "EndEvent_RequestDelivered");

    // then
    assertThat(promise(id)).isEqualTo("kept");
  }

  @Test
  void shouldTellWhatIsReservedAndSpent() {
    // given
    String id = http.submit("requester", "Costly");
    jdbc.sql(
            "insert into desk.budget_account values ('CC-9', '2026', 'EUR', 1000000) on conflict do nothing")
        .update();
    for (String booking : List.of("reserve 500000", "release 120000", "spend 90050")) {
      String[] parts = booking.split(" ");
      jdbc.sql("insert into desk.budget_entry values (?, ?, 'CC-9', '2026', ?, ?, now())")
          .params(id + booking, id, parts[0], Long.parseLong(parts[1]))
          .update();
    }

    // when
    JsonNode booking = detail(id).at("/bookings/0");

    // then
    assertThat(booking.path("costCentre").asText()).isEqualTo("CC-9");
    assertThat(booking.path("currency").asText()).isEqualTo("EUR");
    assertThat(booking.path("reserved").decimalValue()).isEqualByComparingTo("3800");
    assertThat(booking.path("spent").decimalValue()).isEqualByComparingTo("900.5");
  }

  private JsonNode detail(String id) {
    return http.get("requester", "/api/requests/" + id).body();
  }

  private String promise(String id) {
    String listed =
        http.get("requester", "/api/requests?scope=mine&q=" + id)
            .body()
            .at("/items/0/promise/outlook")
            .asText();
    assertThat(detail(id).at("/promise/outlook").asText()).isEqualTo(listed);
    return listed;
  }

  private String status(String id) {
    return http.get("requester", "/api/requests/" + id).body().path("status").asText();
  }
}
