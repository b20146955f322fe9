package io.launchdesk.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ReportsTest {
  @Autowired Http http;
  @Autowired JdbcClient jdbc;

  @Test
  void shouldKeepAReportAndSayWhenItIsSentNext() {
    // given
    UUID id = UUID.randomUUID();

    // when
    Answer made = save("analyst", id, 0, Map.of());
    Answer again = save("analyst", id, 0, Map.of());
    Answer stale = save("process-owner", id, 0, Map.of("name", "Other"));
    Answer changed = save("process-owner", id, 1, Map.of("name", "Other", "active", false));

    // then
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.body().at("/next/at").asText()).isNotEmpty();
    assertThat(again.body().path("version").asInt()).as("sent twice").isEqualTo(1);
    assertThat(stale.problem()).isEqualTo("changed-elsewhere");
    assertThat(changed.body().path("version").asInt()).isEqualTo(2);
    assertThat(changed.body().path("next").isNull()).isTrue();
    JsonNode seen = find("approver", id);
    assertThat(seen.path("name").asText()).isEqualTo("Other");
    assertThat(seen.path("mayChange").asBoolean()).isFalse();
    assertThat(http.delete("analyst", "/api/reports/" + id).status()).isEqualTo(204);
    assertThat(find("analyst", id).isMissingNode()).isTrue();
  }

  @Test
  void shouldNameTheFieldWhenAReportCannotBe() {
    assertThat(refused(Map.of("name", " "))).isEqualTo("name");
    assertThat(refused(Map.of("language", "xx"))).isEqualTo("language");
    assertThat(refused(Map.of("every", "year"))).isEqualTo("every");
    assertThat(refused(Map.of("day", 8))).isEqualTo("day");
    assertThat(refused(Map.of("at", "08:07"))).isEqualTo("at");
    assertThat(refused(Map.of("filters", Map.of("colour", "red")))).isEqualTo("filters");
    assertThat(refused(Map.of("people", List.of("nobody.here")))).isEqualTo("people");
  }

  @Test
  void shouldHaveAReportMadeForTheCallerAloneOnceWhenWantedAtOnce() {
    // given
    UUID id = UUID.randomUUID();
    UUID run = UUID.randomUUID();
    save("analyst", id, 0, Map.of());

    // when
    Answer first =
        http.post("approver", "/api/reports/" + id + "/send-to-me", Map.of("runId", run));
    Answer again =
        http.post("approver", "/api/reports/" + id + "/send-to-me", Map.of("runId", run));

    // then
    assertThat(List.of(first.status(), again.status())).containsOnly(202);
    assertThat(
            jdbc.sql("select wanted_by from desk.report_run where id = ?")
                .param(run)
                .query(String.class)
                .list())
        .containsExactly("approver");
    assertThat(
            jdbc.sql("select count(*) from desk.outbox where payload ->> 'messageId' = ?")
                .param("report:" + run)
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  void shouldTellWhoGotWhatPageByPageAndGiveTheFileAgain() {
    // given three deliveries of one report
    UUID id = UUID.randomUUID();
    save("analyst", id, 0, Map.of());
    UUID run = UUID.randomUUID();
    jdbc.sql(
            """
            insert into desk.report_run (id, report_id, name, language, filters, period_from, period_to, due_at, created_at,
                                         made_at, subject, html, pdf)
            values (?, ?, 'Weekly', 'en', '{}', '2026-01-05', '2026-01-11', now(), now(), now(), 's', 'h', '%PDF-'::bytea)
            """)
        .params(run, id)
        .update();
    for (String person : List.of("analyst", "approver", "producer")) {
      jdbc.sql(
              """
              insert into desk.report_delivery (run_id, recipient, email, next_attempt_at, sent_at)
              values (?, ?, 'somebody@example.com', now(), now())
              """)
          .params(run, person)
          .update();
    }

    // when
    String address = "/api/reports/log?limit=2&report=" + id;
    JsonNode first = http.get("operator", address).body();
    JsonNode second =
        http.get("operator", address + "&cursor=" + first.path("nextCursor").asText()).body();

    // then
    assertThat(first.path("items").findValuesAsText("recipient"))
        .containsExactly("producer", "approver");
    assertThat(second.path("items").findValuesAsText("recipient")).containsExactly("analyst");
    assertThat(second.path("nextCursor").isNull()).isTrue();
    Answer file = http.get("operator", "/api/reports/runs/" + run + "/pdf");
    assertThat(file.header("Content-Disposition")).contains("report-2026-01-05-2026-01-11.pdf");
    assertThat(file.raw().body()).startsWith("%PDF-");
    assertThat(http.get("producer", "/api/reports/runs/" + run + "/pdf").status()).isEqualTo(403);
  }

  private String refused(Map<String, Object> special) {
    Answer answer = save("analyst", UUID.randomUUID(), 0, special);
    assertThat(answer.status()).isEqualTo(422);
    return answer.body().at("/errors/0/field").asText();
  }

  private Answer save(String person, UUID id, int version, Map<String, Object> special) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "Weekly");
    body.put("language", "en");
    body.put("every", "week");
    body.put("day", 1);
    body.put("at", "08:00");
    body.put("filters", Map.of("team", "brand"));
    body.put("people", List.of("analyst"));
    body.put("groups", List.of());
    body.put("active", true);
    body.putAll(special);
    return http.put(person, "/api/reports/" + id, body, "If-Match", "\"" + version + "\"");
  }

  private JsonNode find(String person, UUID id) {
    for (JsonNode report : http.get(person, "/api/reports").body().path("items")) {
      if (report.path("id").asText().equals(id.toString())) {
        return report;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }
}
