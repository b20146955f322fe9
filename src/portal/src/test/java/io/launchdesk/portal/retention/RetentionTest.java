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
import java.time.temporal.ChronoUnit;
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
  void shouldShowAnArchivedRequestAsItWasAndFindItInLists() {
    // given
    String id = http.submit("lukas.weber", "Long ago and far away");
    long root = fixtures.root(id, "CallActivity_Launch");
    fixtures.definition(
        4711, "MarketingRequestProcess", "../../processes/MarketingRequestProcess.bpmn");
    jdbc.sql("update engine.process_instance set process_definition_key = 4711 where key = ?")
        .param(root)
        .update();
    fixtures.element(root, root, "CallActivity_Launch", "CALL_ACTIVITY", "completed");
    fixtures.over(id, root);
    String address = "/api/requests/" + id;
    JsonNode page = http.get("lukas.weber", address).body();
    JsonNode timeline = http.get("lukas.weber", address + "/timeline").body();
    JsonNode diagram = http.get("lukas.weber", address + "/diagram").body();

    // when
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    archiver.archive(now.plusSeconds(60), 1000, now);

    // then
    assertThat(
            jdbc.sql("select count(*) from engine.element_instance where root_key = ?")
                .param(root)
                .query(Long.class)
                .single())
        .isZero();
    JsonNode archived = http.get("lukas.weber", address).body();
    assertThat(page.path("archivedAt").isNull()).isTrue();
    assertThat(Instant.parse(archived.path("archivedAt").asText())).isEqualTo(now);
    assertThat(archived.path("status").asText()).isEqualTo("delivered");
    assertThat(archived.path("brief")).isEqualTo(page.path("brief"));
    assertThat(timeline.path("items")).hasSizeGreaterThan(2);
    assertThat(http.get("lukas.weber", address + "/timeline").body()).isEqualTo(timeline);
    assertThat(diagram.path("items")).hasSize(1);
    assertThat(http.get("lukas.weber", address + "/diagram").body()).isEqualTo(diagram);
    assertThat(
            http.get("lukas.weber", "/api/requests?q=far+away")
                .body()
                .path("items")
                .findValuesAsText("id"))
        .contains(id);
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
