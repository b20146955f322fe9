package io.launchdesk.portal.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.retention.RequestArchiver;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class RetentionTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired RequestArchiver archiver;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void asItCame() {
    jdbc.sql("update desk.retention set keep_days = 400 where kind = 'request-details'").update();
  }

  @Test
  void shouldGiveTheArchiveAsAFileAndNoteThat() throws Exception {
    // given
    String id = http.submit("lukas.weber", "For auditors");
    fixtures.over(id, fixtures.root(id, "CallActivity_Launch"));
    assertThat(http.get("admin", "/api/requests/" + id + "/archive").status()).isEqualTo(404);
    archiver.archive(Instant.now().plusSeconds(60), 1000, Instant.now());

    // when
    HttpResponse<byte[]> file =
        HttpClient.newHttpClient()
            .send(
                http.call("admin", "/api/requests/" + id + "/archive").GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());

    // then
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).contains(id + ".jsonl.gz"));
    List<String> lines =
        new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(new ByteArrayInputStream(file.body())),
                    StandardCharsets.UTF_8))
            .lines()
            .toList();
    assertThat(lines.getFirst()).contains("\"request\":\"" + id + "\"");
    assertThat(lines).anyMatch(line -> line.startsWith("{\"timeline\":{"));
    assertThat(
            jdbc.sql(
                    "select person from desk.audit_event where action = 'request.archive' and subject = ?")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("admin");
  }

  @Test
  void shouldChangeARuleAndRefuseWhatWouldTakeAwayTooMuch() {
    // when
    var changed = http.put("admin", "/api/retention/request-details", Map.of("keepDays", 800));
    var tooSoon = http.put("admin", "/api/retention/request-details", Map.of("keepDays", 29));
    var unknown = http.put("admin", "/api/retention/everything", Map.of("keepDays", 800));

    // then
    assertThat(changed.status()).isEqualTo(200);
    JsonNode rule = changed.body().at("/rules/1");
    assertThat(rule.path("kind").asText()).isEqualTo("request-details");
    assertThat(rule.path("keepDays").asInt()).isEqualTo(800);
    assertThat(rule.path("changedBy").asText()).isEqualTo("admin");
    assertThat(tooSoon.status()).isEqualTo(422);
    assertThat(tooSoon.body().at("/errors/0/field").asText()).isEqualTo("keepDays");
    assertThat(unknown.status()).isEqualTo(404);

    // when it is kept for ever
    Map<String, Object> forEver = new HashMap<>();
    forEver.put("keepDays", null);
    var kept = http.put("admin", "/api/retention/request-details", forEver);

    // then
    assertThat(kept.body().at("/rules/1/keepDays").isNull()).isTrue();
    assertThat(http.get("process-owner", "/api/retention").body().path("mayChange").asBoolean())
        .isFalse();
  }
}
