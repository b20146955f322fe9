package io.launchdesk.portal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.engine.FakeEngine;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ChangeBriefTest {
  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String id;
  private Map<String, Object> brief;

  @BeforeEach
  void runningRequest() {
    fixtures.form("intakeOther");
    jdbc.sql(
            "insert into desk.budget_account values ('CC-BRAND', '2031', 'EUR', 10000000) on conflict do nothing")
        .update();
    brief =
        new HashMap<>(
            Map.of(
                "title", "Guide for partners",
                "description", "A guide that partners can use without asking us.",
                "requestKind", "Writing",
                "expectedResult", "A guide of ten pages",
                "goal", "Fewer questions of partners",
                "audience", "Partners in Europe",
                "channels", List.of("crm"),
                "languages", List.of("en")));
    brief.putAll(
        Map.of(
            "region", "emea",
            "goalMetric", "page-views",
            "goalTarget", 100,
            "measuringDays", 14,
            "launchTiming", "date",
            "launchDate", "2031-03-01",
            "urgency", "normal",
            "budget", 3000,
            "costCentre", "CC-BRAND"));
    var submitted =
        http.post("requester", "/api/requests", Map.of("type", "other", "brief", brief));
    assertThat(submitted.status()).as(submitted.raw().body()).isEqualTo(201);
    id = submitted.body().path("id").asText();
  }

  @Test
  void shouldStoreAVersionAndTellTheEngineWhenTheBriefChanges() {
    // when
    var answer = put("requester", with("budget", 4000), 1, "The print shop wants more.");

    // then
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.body().path("briefVersion").asInt()).isEqualTo(2);
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    JsonNode change = answer.body().path("changes").get(0);
    assertThat(change.path("label").asText()).isEqualTo("Budget");
    assertThat(change.path("beforeText").asText()).isEqualTo("3000");
    assertThat(change.path("afterText").asText()).isEqualTo("4000");
    await().untilAsserted(() -> assertThat(engine.messages(id)).hasSize(2));
    var message = engine.messages(id).getLast();
    assertThat(message.name()).isEqualTo("Msg_BriefChanged");
    assertThat(message.messageId()).isEqualTo("brief:" + id + ":2");
    assertThat(message.variables()).isEqualTo(Map.of("changedVersion", 2));
  }

  @Test
  void shouldShowVersionsAndTimelineInTheWordsOfTheForm() {
    // given
    put("requester", with("region", "apac"), 1, "We start in Asia.");

    // when
    JsonNode versions = http.get("requester", "/api/requests/" + id + "/brief/versions").body();
    JsonNode timeline = http.get("requester", "/api/requests/" + id + "/timeline").body();

    // then
    assertThat(versions.at("/items/0/changes")).isEmpty();
    JsonNode second = versions.at("/items/1");
    assertThat(second.path("reason").asText()).isEqualTo("We start in Asia.");
    assertThat(second.path("person").asText()).isEqualTo("requester");
    assertThat(second.at("/changes/0/label").asText()).isEqualTo("Region");
    assertThat(second.at("/changes/0/before").asText()).isEqualTo("emea");
    String after = second.at("/changes/0/afterText").asText();
    assertThat(after).isNotEqualTo("apac").isNotEmpty();
    assertThat(StreamSupport.stream(timeline.path("items").spliterator(), false))
        .filteredOn(entry -> entry.path("kind").asText().equals("brief-changed"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.path("detail").asText())
                    .startsWith("Region: ")
                    .contains(" → " + after)
                    .endsWith("We start in Asia."));
  }

  @Test
  void shouldMakeNoVersionWhenTheBriefReadsAsBefore() {
    // given
    put("requester", with("budget", 4000), 1, null);

    // when the same call comes again, and one that only writes nothing differently
    var again = put("requester", with("budget", 4000), 1, null);
    Map<String, Object> blank = with("budget", 4000.0);
    blank.put("whyNoType", "");
    var other = put("requester", blank, 2, null);

    // then
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("briefVersion").asInt()).isEqualTo(2);
    assertThat(again.body().path("changes")).isEmpty();
    assertThat(other.body().path("briefVersion").asInt()).isEqualTo(2);
    assertThat(versions()).isEqualTo(2);
  }

  @Test
  void shouldRefuseWhenTheBriefWasChangedMeanwhile() {
    put("requester", with("budget", 4000), 1, null);

    var late = put("requester", with("budget", 5000), 1, null);
    var unsaid = put("requester", with("budget", 5000), null, null);
    var matched =
        http.send(
            call("requester", Map.of("brief", with("budget", 5000))).header("If-Match", "\"2\""));

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("brief-outdated");
    assertThat(unsaid.problem()).isEqualTo("invalid-fields");
    assertThat(matched.status()).isEqualTo(200);
    assertThat(versions()).isEqualTo(3);
  }

  @Test
  void shouldMakeOneVersionWhenTwoChangeItAtOnce() {
    // when
    List<Integer> statuses =
        IntStream.of(5000, 6000, 7000, 8000)
            .parallel()
            .mapToObj(budget -> put("requester", with("budget", budget), 1, null).status())
            .toList();

    // then
    assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
    assertThat(versions()).isEqualTo(2);
    assertThat(
            jdbc.sql(
                    "select count(*) from desk.outbox where request_id = ? and payload ->> 'name' = 'Msg_BriefChanged'")
                .param(id)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void shouldLetOnlyTheRequesterAndAdminsChangeIt() {
    assertThat(put("analyst", with("budget", 1), 1, null).status()).isEqualTo(403);
    assertThat(put("lukas.weber", with("budget", 1), 1, null).status()).isEqualTo(404);
    assertThat(put("admin", with("budget", 1), 1, null).status()).isEqualTo(200);
    assertThat(may("admin")).isTrue();
    assertThat(may("analyst")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "production, budget, 4000",
    "production, languages, de",
    "production, description, Something else altogether than what the approvers have looked at and approved.",
    "launch, expectedResult, Twenty pages",
    "closed, launchDate, 2031-04-01",
    "production, launchDate, 2032-04-01",
    "launch, launchDate, 2032-04-01"
  })
  void shouldRefuseWhatTheStageCouldNotHonour(String stage, String field, String value) {
    // given
    inStage(stage);
    Object entered =
        switch (field) {
          case "budget" -> 4000;
          case "languages" -> List.of(value);
          default -> value;
        };

    // when
    var answer = put("requester", with(field, entered), 1, null);

    // then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("brief-fixed");
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.body().at("/errors/0/message").asText()).contains(".");
    assertThat(versions()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "approval, budget, 4000",
    "production, expectedResult, Twenty pages",
    "production, launchDate, 2031-04-01",
    "launch, launchDate, 2031-04-01"
  })
  void shouldTakeWhatTheStageLooksAt(String stage, String field, String value) {
    inStage(stage);

    var answer =
        put(
            "requester",
            with(field, field.equals("budget") ? Integer.valueOf(value) : value),
            1,
            null);

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(may("requester")).isTrue();
  }

  @Test
  void shouldNotLetABriefBecomeIncompleteOnceIntakeIsOver() {
    // given
    Map<String, Object> without = with("title", "Guide for partners");
    without.remove("goal");

    // when intake runs, it asks for what is missing
    assertThat(put("requester", without, 1, null).status()).isEqualTo(200);
    assertThat(put("requester", brief, 2, null).status()).isEqualTo(200);

    // then later nobody would
    inStage("approval");
    var answer = put("requester", without, 3, null);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("goal");
  }

  @Test
  void shouldRefuseWhenTheRequestHasEndedOrWasWithdrawn() {
    // given
    long root = fixtures.root(id, "CallActivity_Intake");
    fixtures.ended(root, "EndEvent_RequestRejected");

    // then
    assertThat(put("requester", with("budget", 1), 1, null).problem()).isEqualTo("request-ended");
    assertThat(may("requester")).isFalse();

    // and
    String other = http.submit("requester", "To be withdrawn");
    http.post("requester", "/api/requests/" + other + "/withdraw", Map.of("reason", "not needed"));
    id = other;
    assertThat(put("requester", with("budget", 1), 1, null).problem()).isEqualTo("request-ended");
  }

  @Test
  void shouldKeepWhatWasAgreedWithTheDesk() {
    jdbc.sql(
            "update desk.request set brief = brief || '{\"agreedScope\": \"five pages\"}' where id = ?")
        .param(id)
        .update();

    put("requester", with("agreedScope", "fifty pages"), 1, null);
    put("requester", with("budget", 10), 1, null);

    assertThat(
            http.get("requester", "/api/requests/" + id).body().at("/brief/agreedScope").asText())
        .isEqualTo("five pages");
    assertThat(versions()).isEqualTo(2);
  }

  @Test
  void shouldRenameTheRequestWhenItsTitleChanges() {
    put("requester", with("title", "Handbook for partners"), 1, null);

    assertThat(http.get("requester", "/api/requests/" + id).body().path("title").asText())
        .isEqualTo("Handbook for partners");
  }

  private void inStage(String stage) {
    jdbc.sql(
            "update desk.request set brief_stage = ?, approved_fields = '{title,description,launchDate}' where id = ?")
        .params(stage, id)
        .update();
  }

  private boolean may(String person) {
    return http.get(person, "/api/requests/" + id).body().at("/may/changeBrief").asBoolean();
  }

  private Map<String, Object> with(String field, Object value) {
    Map<String, Object> changed = new HashMap<>(brief);
    changed.put(field, value);
    return changed;
  }

  private Http.Answer put(String person, Map<String, Object> fields, Integer base, String reason) {
    Map<String, Object> body = new HashMap<>();
    body.put("brief", fields);
    body.put("baseVersion", base);
    body.put("reason", reason);
    return http.send(call(person, body));
  }

  private HttpRequest.Builder call(String person, Map<String, Object> body) {
    return http.call(person, "/api/requests/" + id + "/brief")
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(Http.json(body)));
  }

  private long versions() {
    return jdbc.sql("select count(*) from desk.brief_version where request_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }
}
