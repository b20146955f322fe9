package io.launchdesk.portal.studio.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ChangeNotesTest {
  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired Fixtures fixtures;
  private int change;

  @BeforeEach
  void aLiveChange() {
    change = fixtures.liveChange("process-owner", "process-owner", "approver", "requester");
    told("approver");
  }

  @Test
  void shouldShowTheNoteToThoseWhomItConcerns() {
    JsonNode note = http.get("approver", note()).body();
    assertThat(note.path("notice").asText()).isEqualTo("You sign first.");
    assertThat(note.path("title").asText()).isEqualTo("Foreign");
    assertThat(note.path("mayCompare").asBoolean()).isFalse();
    assertThat(note.path("seenAt").isNull()).isTrue();
    assertThat(http.get("analyst", note()).body().path("mayCompare").asBoolean()).isTrue();
    assertThat(http.get("lukas.weber", note()).status()).isEqualTo(404);
    int draft = fixtures.change("process-owner");
    assertThat(http.get("approver", "/api/change-notes/" + draft).status()).isEqualTo(404);
  }

  @Test
  void shouldKeepWhoHasSeenItAndReadWhatWasToldOfIt() {
    // when
    assertThat(unread("approver")).isEqualTo(1);
    http.post("approver", note() + "/seen", Map.of());

    // then
    assertThat(unread("approver")).isZero();
    assertThat(http.get("approver", note()).body().path("seenAt").isNull()).isFalse();
    JsonNode people =
        http.get("admin", "/api/model-changes/" + change + "/people").body().path("people");
    assertThat(people).hasSize(3);
    for (JsonNode one : people) {
      boolean seen = one.path("person").asText().equals("approver");
      assertThat(one.path("seenAt").isNull()).isEqualTo(!seen);
      assertThat(one.path("toldAt").isNull()).isEqualTo(!seen);
      assertThat(one.path("audience").asText()).isEqualTo("candidates");
    }
  }

  @Test
  void shouldTellWhoWasToldWhat() {
    JsonNode messages =
        http.get("admin", "/api/model-changes/" + change + "/messages").body().path("items");
    assertThat(messages).hasSize(1);
    assertThat(messages.at("/0/recipient").asText()).isEqualTo("approver");
    assertThat(messages.at("/0/kind").asText()).isEqualTo("change");
  }

  @Test
  void shouldTellWhatHasTakenItBack() {
    assertThat(http.get("approver", note()).body().path("returnedBy").isNull()).isTrue();
    int back = fixtures.liveChange("admin", "approver");
    jdbc.sql("update desk.model_change set kind = 'return', returns = ? where number = ?")
        .params(change, back)
        .update();
    assertThat(http.get("approver", note()).body().path("returnedBy").asInt()).isEqualTo(back);
  }

  private String note() {
    return "/api/change-notes/" + change;
  }

  private int unread(String person) {
    return jdbc.sql(
            """
            select count(*) from desk.notification
             where recipient = ? and topic_kind = 'change' and topic_key = ? and in_portal and read_at is null
            """)
        .params(person, Integer.toString(change))
        .query(Integer.class)
        .single();
  }

  private void told(String person) {
    jdbc.sql(
            """
            insert into desk.notification (effect_key, cause, event, audience, topic_kind, topic_key, recipient, template,
                                           facts, in_portal, mail, shown_at, created_at, next_attempt_at)
            values (?, ?, 'change-live', 'candidates', 'change', ?, ?, 'change-live', '{"title": "Foreign"}', true, 'off',
                    now(), now(), now())
            """)
        .params(
            "change:" + change + ":" + person, "change:" + change, Integer.toString(change), person)
        .update();
  }
}
