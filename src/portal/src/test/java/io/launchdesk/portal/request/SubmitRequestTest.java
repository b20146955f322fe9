package io.launchdesk.portal.request;

import static io.launchdesk.portal.Http.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class SubmitRequestTest {
  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void engineWorksAgain() {
    engine.works();
  }

  @Test
  void shouldStoreAndPublishWhenSubmitted() {
    // when
    var answer = http.post("requester", "/api/requests", submission("Spring sale"));

    // then
    assertThat(answer.status()).isEqualTo(201);
    String id = answer.body().path("id").asText();
    assertThat(id).matches("MR-\\d+");
    assertThat(answer.header("Location")).isEqualTo("/api/requests/" + id);
    await().untilAsserted(() -> assertThat(engine.messages(id)).hasSize(1));
    var message = engine.messages(id).getFirst();
    assertThat(message.name()).isEqualTo("Msg_RequestSubmitted");
    assertThat(message.messageId()).isEqualTo("submitted:" + id);
    assertThat(message.variables())
        .isEqualTo(Map.of("requestId", id, "requestType", "other", "requester", "requester"));
    await().until(() -> unsent(id) == 0);
  }

  @Test
  void shouldKeepThePromiseWhenTheEngineComesBack() {
    // given
    engine.answersWith(new EngineAnswer.Unavailable("connection refused"));
    var answer = http.post("requester", "/api/requests", submission("Engine is away"));
    assertThat(answer.status()).isEqualTo(201);
    String id = answer.body().path("id").asText();
    await().until(() -> !engine.messages(id).isEmpty());
    assertThat(unsent(id)).isEqualTo(1);

    // when
    engine.works();

    // then
    await().until(() -> unsent(id) == 0);
  }

  @Test
  void shouldNotPublishAgainWhenTheReadModelShowsTheStart() {
    // given
    engine.answersWith(new EngineAnswer.Unavailable("deadline exceeded"));
    String id =
        http.post("requester", "/api/requests", submission("Lost answer"))
            .body()
            .path("id")
            .asText();
    await().until(() -> !engine.messages(id).isEmpty());

    // when
    fixtures.root(id, "CallActivity_Intake");

    // then
    await().until(() -> unsent(id) == 0);
  }

  @Test
  void shouldAnswerTheSameWhenTheKeyIsUsedAgain() {
    // given
    String key = UUID.randomUUID().toString();
    var first =
        http.post("requester", "/api/requests", submission("Twice"), "Idempotency-Key", key);

    // when
    var second =
        http.post("requester", "/api/requests", submission("Twice"), "Idempotency-Key", key);
    var other =
        http.post("requester", "/api/requests", submission("Other"), "Idempotency-Key", key);
    var somebodyElse =
        http.post("approver", "/api/requests", submission("Twice"), "Idempotency-Key", key);

    // then
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(somebodyElse.body().path("id")).isNotEqualTo(first.body().path("id"));
  }

  @Test
  void shouldMakeOneRequestWhenTheSameKeyComesTwiceAtOnce() {
    // given
    String key = UUID.randomUUID().toString();

    // when
    List<String> ids =
        Stream.of(1, 2, 3, 4)
            .map(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            http.post(
                                "requester",
                                "/api/requests",
                                submission(key),
                                "Idempotency-Key",
                                key)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(answer -> answer.body().path("id").asText())
            .distinct()
            .toList();

    // then
    assertThat(ids).hasSize(1);
    assertThat(
            jdbc.sql("select count(*) from desk.request where title = ?")
                .param(key)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void shouldHoldTheBriefAgainstTheDeployedForm() {
    // given
    fixtures.form("intakeEmailCampaign");

    // when
    var incomplete =
        http.post(
            "requester",
            "/api/requests",
            Map.of("type", "email-campaign", "brief", Map.of("title", "Incomplete is fine")));
    var wrong =
        http.post(
            "requester",
            "/api/requests",
            Map.of(
                "type",
                "email-campaign",
                "brief",
                Map.of("title", "Wrong values", "budget", "much", "region", "moon")));

    // then
    assertThat(incomplete.status()).isEqualTo(201);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("region", "budget");
  }

  @Test
  void shouldNameTheFieldWhenItCannotBeStored() {
    // when
    var noTitle =
        http.post("requester", "/api/requests", Map.of("type", "other", "brief", Map.of()));
    var nul =
        http.post(
            "requester",
            "/api/requests",
            "{\"type\":\"other\",\"brief\":{\"title\":\"x\",\"goal\":[{\"a\":\"b\\u0000\"}]}}");
    var type =
        http.post(
            "requester", "/api/requests", Map.of("type", "poster", "brief", Map.of("title", "x")));
    var unknown = http.post("requester", "/api/requests", Map.of("typ", "other"));
    var huge = http.post("requester", "/api/requests", submission("x".repeat(3_000_000)));
    var text = http.post("requester", "/api/requests", "not json");

    // then
    assertThat(noTitle.status()).isEqualTo(422);
    assertThat(noTitle.body().at("/errors/0/field").asText()).isEqualTo("title");
    assertThat(nul.status()).isEqualTo(422);
    assertThat(nul.body().at("/errors/0/field").asText()).isEqualTo("goal[0].a");
    assertThat(type.body().at("/errors/0/field").asText()).isEqualTo("type");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body().at("/errors/0/field").asText()).isEqualTo("typ");
    assertThat(huge.status()).isEqualTo(413);
    assertThat(text.status()).isEqualTo(400);
    assertThat(text.body().path("action").asText()).isNotEmpty();
  }

  private int unsent(String requestId) {
    return jdbc.sql("select count(*) from desk.outbox where request_id = ? and sent_at is null")
        .param(requestId)
        .query(Integer.class)
        .single();
  }
}
