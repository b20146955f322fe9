package io.launchdesk.portal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The request is lukas.weber's; admins and analysts see it, approver and producer do not. */
@PortalTest
class NotificationsTest {
  private static final String MINE = "/api/me/notifications";
  private static final String CHOICES = "/api/me/settings/notifications";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;

  private String request;
  private String comments;

  @BeforeEach
  void submitted() {
    jdbc.sql("delete from desk.notification").update();
    jdbc.sql("delete from desk.notification_preference").update();
    jdbc.sql("delete from desk.mail_times").update();
    request = http.submit("lukas.weber", "Talked about");
    comments = "/api/requests/" + request + "/comments";
  }

  @Test
  void shouldTellThoseWhoAreAddressedAndMaySeeTheRequest() {
    // when
    say("lukas.weber", "@analyst, @approver and myself, @lukas.weber: please look");

    // then
    JsonNode told = http.get("analyst", MINE).body().at("/items/0");
    assertThat(told.path("template").asText()).isEqualTo("mention");
    assertThat(told.path("topic").path("key").asText()).isEqualTo(request);
    assertThat(told.path("readAt").isNull()).isTrue();
    assertThat(told.at("/facts/title").asText()).isEqualTo("Talked about");
    assertThat(told.at("/facts/text").asText()).startsWith("@analyst, @approver");
    assertThat(unread("analyst")).isEqualTo(1);
    assertThat(unread("approver")).isZero();
    assertThat(unread("lukas.weber")).isZero();
    assertThat(http.get(null, MINE).status()).isEqualTo(401);
  }

  @Test
  void shouldTellEachPersonOnceWhenACommentIsSaidAgainOrChanged() {
    // given
    UUID key = UUID.randomUUID();
    String id = say("lukas.weber", "@analyst look", key);

    // when
    say("lukas.weber", "@analyst look", key);
    http.put("lukas.weber", comments + "/" + id, Map.of("text", "@analyst and @admin, look there"));

    // then
    assertThat(http.get("analyst", MINE).body().path("items")).hasSize(1);
    assertThat(http.get("analyst", MINE).body().at("/items/0/facts/text").asText())
        .isEqualTo("@analyst and @admin, look there");
    assertThat(unread("admin")).isEqualTo(1);
  }

  @Test
  void shouldForgetWhatWasToldWhenTheCommentIsDeleted() {
    // given
    String id = say("lukas.weber", "@analyst secret");

    // when
    http.delete("lukas.weber", comments + "/" + id);

    // then
    assertThat(unread("analyst")).isZero();
    assertThat(http.get("analyst", MINE).body().path("items")).isEmpty();
    assertThat(
            jdbc.sql("select mail || facts::text from desk.notification")
                .query(String.class)
                .single())
        .isEqualTo("off{}");
  }

  @Test
  void shouldReadOneOrAllForThePersonAlone() {
    // given
    say("lukas.weber", "@analyst one, @admin");
    say("lukas.weber", "@analyst two");
    say("lukas.weber", "@analyst three");
    JsonNode told = http.get("analyst", MINE).body().path("items");
    String newest = told.at("/0/id").asText();
    String middle = told.at("/1/id").asText();

    // then
    assertThat(post("admin", MINE + "/" + newest + "/read", null).status()).isEqualTo(404);
    assertThat(post("analyst", MINE + "/nonsense/read", null).status()).isEqualTo(400);
    assertThat(post("analyst", MINE + "/" + newest + "/read", null).status()).isEqualTo(204);
    assertThat(post("analyst", MINE + "/" + newest + "/read", null).status()).isEqualTo(204);
    assertThat(unread("analyst")).isEqualTo(2);
    assertThat(http.get("analyst", MINE + "?unread=true").body().path("items")).hasSize(2);

    // when
    say("lukas.weber", "@analyst meanwhile");
    post("analyst", MINE + "/read-all", Map.of("upTo", middle));

    // then
    assertThat(unread("analyst")).isEqualTo(1);
    assertThat(unread("admin")).isEqualTo(1);
  }

  @Test
  void shouldReadWhatWasToldOfCommentsThatWereSeen() {
    // given
    say("lukas.weber", "@analyst seen there");

    // when
    http.put("analyst", "/api/requests/" + request + "/seen", Map.of());

    // then
    assertThat(unread("analyst")).isZero();
  }

  @Test
  void shouldGiveEachOnOnePageAlone() {
    // given
    for (int number = 1; number <= 3; number++) {
      say("lukas.weber", "@analyst number " + number);
    }

    // when
    JsonNode first = http.get("analyst", MINE + "?limit=2").body();
    String cursor = first.path("nextCursor").asText();
    JsonNode second = http.get("analyst", MINE + "?limit=2&cursor=" + cursor).body();

    // then
    assertThat(texts(first)).containsExactly("@analyst number 3", "@analyst number 2");
    assertThat(texts(second)).containsExactly("@analyst number 1");
    assertThat(second.path("nextCursor").isNull()).isTrue();
    assertThat(http.get("analyst", MINE + "?cursor=x").problem()).isEqualTo("broken-cursor");
  }

  @Test
  void shouldFollowWhatWasChosen() {
    // given
    assertThat(choose("analyst", mention(false, "off")).status()).isEqualTo(200);

    // when
    say("lukas.weber", "@analyst and @admin");

    // then
    assertThat(unread("analyst")).isZero();
    assertThat(unread("admin")).isEqualTo(1);
    assertThat(mails("analyst")).containsExactly("off");
    JsonNode kept = http.get("analyst", CHOICES).body();
    assertThat(kept.path("events").findValuesAsText("kind"))
        .contains("mention", "late", "task-reminder", "request-progress")
        .hasSize(EventKind.values().length);
    assertThat(kept.at("/digestAt").asText()).isEqualTo("08:00");
  }

  @Test
  void shouldApplyChoicesToMailsThatWait() {
    // given a mail that waits for the digest
    choose("analyst", mention(true, "digest"));
    say("lukas.weber", "@analyst wait");
    assertThat(mails("analyst")).containsExactly("digest");

    // then
    choose("analyst", mention(true, "at-once"));
    assertThat(mails("analyst")).containsExactly("at-once");
    choose("analyst", mention(true, "off"));
    assertThat(mails("analyst")).containsExactly("off");
  }

  @Test
  void shouldPlanTheDigestAnewWhenThePersonMoves() {
    // given
    choose("analyst", mention(true, "digest"));
    say("lukas.weber", "@analyst on the move");

    // when
    http.put(
        "analyst",
        "/api/me/settings",
        Map.of("language", "en", "timeZone", "Asia/Tehran", "theme", "light"));

    // then
    assertThat(
            jdbc.sql(
                    """
                    select (next_attempt_at at time zone 'Asia/Tehran')::time::text from desk.notification
                     where recipient = 'analyst'
                    """)
                .query(String.class)
                .single())
        .isEqualTo("08:00:00");
  }

  @Test
  void shouldNameEachFieldAtFaultAndKeepNothingWhenChoicesAreWrong() {
    // when
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("events", List.of(Map.of("kind", "moon", "portal", true, "mail", "off")));
    wrong.put("digestAt", "25:00");
    wrong.put("quietFrom", "20:00");
    wrong.put("quietUntil", null);
    wrong.put("quietDays", List.of(1, 2, 3, 4, 5, 6, 7));
    Answer refused = choose("producer", wrong);

    // then
    assertThat(refused.problem()).isEqualTo("invalid-fields");
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("events[0].kind", "digestAt", "quietDays", "quietUntil");
    assertThat(http.get("producer", CHOICES).body().path("quietDays")).isEmpty();

    // and a digest that could never come
    Map<String, Object> never = new HashMap<>(mention(true, "digest"));
    never.put("quietFrom", "22:00");
    never.put("quietUntil", "09:00");
    assertThat(choose("producer", never).body().at("/errors/0/field").asText())
        .isEqualTo("digestAt");
  }

  private Map<String, Object> mention(boolean portal, String mail) {
    return Map.of(
        "events",
        List.of(Map.of("kind", "mention", "portal", portal, "mail", mail)),
        "digestAt",
        "08:00",
        "quietDays",
        List.of(6, 7));
  }

  private Answer choose(String person, Map<String, Object> choices) {
    return http.put(person, CHOICES, choices);
  }

  private List<String> mails(String person) {
    return jdbc.sql("select mail from desk.notification where recipient = ?")
        .param(person)
        .query(String.class)
        .list();
  }

  private static List<String> texts(JsonNode page) {
    return page.path("items").findValuesAsText("text");
  }

  private int unread(String person) {
    return http.get(person, MINE + "/count").body().path("unread").asInt(-1);
  }

  private Answer post(String person, String path, Object body) {
    return http.post(person, path, body == null ? Map.of() : body);
  }

  private String say(String author, String text) {
    return say(author, text, UUID.randomUUID());
  }

  private String say(String author, String text, UUID key) {
    return http.post(author, comments, Map.of("text", text, "key", key)).body().path("id").asText();
  }
}
