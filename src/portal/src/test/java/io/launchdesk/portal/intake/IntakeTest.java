package io.launchdesk.portal.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.FakeEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@DirtiesContext
@TestPropertySource(properties = "launchdesk.intake.waiting=5")
class IntakeTest {
  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void takesRequestsAgain() {
    http.delete("admin", "/api/intake/pause");
    engine.works();
  }

  private Http.Answer submit(String title, String... headers) {
    return http.post(
        "requester",
        "/api/requests",
        Map.of("type", "other", "brief", Map.of("title", title)),
        headers);
  }

  @Test
  void shouldTakeNoRequestsWhileIntakeIsPausedAndTellWhy() {
    // given
    String before = submit("Before", "Idempotency-Key", "kept").body().path("id").asText();
    Instant until = Instant.now().plus(Duration.ofHours(2));

    // when
    var paused =
        http.put(
            "admin",
            "/api/intake/pause",
            Map.of("message", "We move house until noon.", "until", until.toString()));
    var refused = submit("During");
    var again = submit("Before", "Idempotency-Key", "kept");

    // then
    assertThat(paused.status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("intake-paused");
    assertThat(refused.body().path("detail").asText()).isEqualTo("We move house until noon.");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(7_000L, 7_200L);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body().path("id").asText()).isEqualTo(before);
    assertThat(http.get("requester", "/api/intake").body().path("message").asText())
        .isEqualTo("We move house until noon.");
    http.delete("admin", "/api/intake/pause");
    assertThat(submit("After").status()).isEqualTo(201);
    assertThat(http.get("requester", "/api/intake").body().path("paused").asBoolean()).isFalse();
    assertThat(
            jdbc.sql(
                    "select action from desk.audit_event where subject = 'intake' order by at desc, id desc limit 2")
                .query(String.class)
                .list())
        .containsExactly("intake.resume", "intake.pause");
  }

  @Test
  void shouldTakeRequestsAgainByItselfWhenThePauseIsOver() {
    // given
    http.put(
        "admin",
        "/api/intake/pause",
        Map.of("message", "Short", "until", Instant.now().plusMillis(1_500).toString()));
    assertThat(submit("Too early").status()).isEqualTo(503);

    // then
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !http.get("requester", "/api/intake").body().path("paused").asBoolean());
    assertThat(submit("In time").status()).isEqualTo(201);
    var next = http.put("admin", "/api/intake/pause", Map.of("message", "Once more"));
    assertThat(next.body().path("until").isNull()).isTrue();
  }

  @Test
  void shouldNameWhatIsWrongWithAPause() {
    Map<String, Object> past = new HashMap<>();
    past.put("message", "Too late");
    past.put("until", "2020-01-01T00:00:00Z");

    assertThat(http.put("admin", "/api/intake/pause", past).body().at("/errors/0/field").asText())
        .isEqualTo("until");
    assertThat(
            http.put("admin", "/api/intake/pause", Map.of("message", " "))
                .body()
                .at("/errors/0/field")
                .asText())
        .isEqualTo("message");
    assertThat(http.put("operator", "/api/intake/pause", Map.of("message", "Mine")).status())
        .isEqualTo(403);
  }

  @Test
  void shouldKeepAllThatItAcceptedAndRefuseTheRestWhileTooManyWait() {
    // given
    engine.answersWith(new EngineAnswer.Unavailable("RESOURCE_EXHAUSTED: backpressure"));
    List<String> accepted = new ArrayList<>();

    // when
    Http.Answer refused =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> {
                  var answer = submit("Wave " + accepted.size());
                  if (answer.status() == 201) {
                    accepted.add(answer.body().path("id").asText());
                  }
                  return answer;
                },
                answer -> answer.status() != 201);
    engine.works();

    // then
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem()).isEqualTo("overloaded");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(5L, 15L);
    await().atMost(Duration.ofSeconds(30)).until(() -> submit("Recovered").status() == 201);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql(
                                "select request_id from desk.outbox where sent_at is not null and request_id in (:ids)")
                            .param("ids", accepted)
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrderElementsOf(accepted));
  }
}
