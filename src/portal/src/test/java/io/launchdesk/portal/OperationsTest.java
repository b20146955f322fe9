package io.launchdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.FakeEngine;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class OperationsTest {
  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void engineWorksAgain() {
    engine.works();
  }

  @Test
  void shouldResolveOnceWhenAnOperatorTriesAgain() {
    // given
    String request = http.submit("requester", "Stuck");
    long incident = fixtures.incident(fixtures.root(request, "CallActivity_Launch"));
    JsonNode open = http.get("operator", "/api/incidents?requestId=" + request).body();
    JsonNode ball = http.get("requester", "/api/requests/" + request).body().path("ball");

    // when
    var resolved =
        http.post(
            "operator",
            "/api/incidents/" + incident + "/resolve",
            Map.of("reason", "Endpoint is back"));
    var again = http.post("operator", "/api/incidents/" + incident + "/resolve", null);

    // then
    assertThat(open.at("/items/0/message").asText()).isEqualTo("The channel did not answer");
    assertThat(ball.path("text").asText()).startsWith("Operators");
    assertThat(resolved.body().path("state").asText()).isEqualTo("resolved");
    assertThat(again.problem()).isEqualTo("incident-not-open");
    assertThat(http.get("operator", "/api/incidents?requestId=" + request).body().path("items"))
        .isEmpty();
    assertThat(http.post("operator", "/api/incidents/1/resolve", null).status()).isEqualTo(404);
  }

  @Test
  void shouldServeAndCountTheLandingPageUntilItIsTakenBack() {
    // given
    String request = http.submit("requester", "Page of mine");
    String slug = request.toLowerCase(Locale.ROOT) + "-en";
    jdbc.sql(
            "insert into desk.landing_page (slug, request_id, title, language, html, published_at) values (?, ?, 'T', 'en', '<h1>Hi</h1>', now())")
        .params(slug, request)
        .update();

    // when
    var page = http.get(null, "/pages/" + slug);
    http.send(http.call(null, "/pages/" + slug).header("User-Agent", "Launchdesk").GET());

    // then
    assertThat(page.raw().body()).isEqualTo("<h1>Hi</h1>");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("sandbox")
        .doesNotContain("allow-scripts");
    assertThat(page.raw().headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(
            jdbc.sql("select views from desk.landing_page where slug = ?")
                .param(slug)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    jdbc.sql("update desk.landing_page set live = false where slug = ?").param(slug).update();
    assertThat(http.get(null, "/pages/" + slug).status()).isEqualTo(410);
    assertThat(http.get(null, "/pages/none").status()).isEqualTo(404);
  }

  @Test
  void shouldBeReadyOnlyWhenTheEngineAcceptsCommands() {
    // given
    fixtures.exporterWroteNow();

    // then
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> http.get(null, "/actuator/health/readiness").status() == 200);
    engine.answersWith(new EngineAnswer.Unavailable("connection refused"));
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> http.get(null, "/actuator/health/readiness").status() == 503);
    assertThat(http.get(null, "/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(http.get(null, "/actuator/health/serving").status()).isEqualTo(200);
    assertThat(
            http.get(null, "/actuator/health")
                .body()
                .at("/components/engine/details/reason")
                .asText())
        .isEqualTo("connection refused");
  }

  @Test
  void shouldTellTheLagWhenAnAcknowledgedCommandDoesNotShowUp() {
    // given
    fixtures.exporterWroteNow();
    String request = http.submit("requester", "Where is it");
    await().until(() -> lag() > 0);

    // when
    fixtures.root(request, "CallActivity_Intake");

    // then
    assertThat(lag()).isZero();
  }

  private long lag() {
    return http.get(null, "/actuator/health")
        .body()
        .at("/components/exporter/details/lagMillis")
        .asLong();
  }

  @Test
  void shouldDescribeEveryCallWhenAskedForOpenApi() {
    // when
    JsonNode paths = http.get(null, "/v3/api-docs").body().path("paths");

    // then
    assertThat(paths.fieldNames())
        .toIterable()
        .contains(
            "/api/request-types",
            "/api/forms/{formId}",
            "/api/requests",
            "/api/requests/{id}",
            "/api/requests/{id}/timeline",
            "/api/requests/{id}/diagram",
            "/api/requests/{id}/withdraw",
            "/api/tasks",
            "/api/tasks/{id}",
            "/api/tasks/{id}/claim",
            "/api/tasks/{id}/release",
            "/api/tasks/{id}/assign",
            "/api/tasks/{id}/complete",
            "/api/incidents",
            "/api/incidents/{id}/resolve");
  }
}
