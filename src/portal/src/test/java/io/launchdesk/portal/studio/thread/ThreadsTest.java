package io.launchdesk.portal.studio.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Process owners, analysts, operators and admins see models; requesters and producers do not. */
@PortalTest
class ThreadsTest {
  private static final String OWNER = "process-owner";

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String model;
  private String threads;

  @BeforeEach
  void aModel() {
    model = fixtures.model(OWNER);
    threads = "/api/models/process/" + model + "/threads";
  }

  @Test
  void shouldShowAThreadWithItsPlaceToAllWhoSeeModels() {
    // given
    String text = "<script>alert(1)</script>\n&amp; “so”";

    // when
    Answer begun = begin("analyst", text);

    // then
    assertThat(begun.status()).as(begun.raw().body()).isEqualTo(201);
    JsonNode shown = http.get("operator", threads).body().at("/items/0");
    assertThat(shown.path("element").asText()).isEqualTo("Task_A");
    assertThat(shown.path("elementName").asText()).isEqualTo("Check the brief");
    assertThat(shown.path("version").asInt()).isEqualTo(1);
    assertThat(shown.path("onDraft").asBoolean()).isTrue();
    assertThat(shown.path("revision").asInt()).isEqualTo(1);
    assertThat(shown.at("/comments/0/text").asText()).isEqualTo(text);
    assertThat(shown.at("/comments/0/author").asText()).isEqualTo("analyst");
    assertThat(http.get("lukas.weber", threads).status()).isEqualTo(403);
    assertThat(begin("lukas.weber", "Let me in").status()).isEqualTo(403);
    assertThat(http.get(OWNER, "/api/models/process/None/threads").status()).isEqualTo(404);
    assertThat(listed(OWNER).path("openThreads").asInt()).isEqualTo(1);
  }

  @Test
  void shouldNameTheFieldThatIsWrong() {
    assertThat(wrong(Map.of("text", " "))).isEqualTo("text");
    assertThat(wrong(Map.of("text", "x".repeat(10_001)))).isEqualTo("text");
    assertThat(wrong(Map.of("text", "\u0000"))).isEqualTo("text");
    assertThat(wrong(Map.of("version", 7))).isEqualTo("version");
    assertThat(wrong(Map.of("element", "x".repeat(256)))).isEqualTo("element");
    assertThat(wrong(Map.of("elementName", "x".repeat(301)))).isEqualTo("elementName");
    assertThat(http.get(OWNER, threads + "?state=lost").problem()).isEqualTo("invalid-parameter");
  }

  @Test
  void shouldTakeAThreadAboutTheModelAsAWhole() {
    JsonNode begun = http.post(OWNER, threads, Map.of("text", "All of it", "version", 1)).body();
    assertThat(begun.path("element").isNull()).isTrue();
    assertThat(begun.path("onDraft").asBoolean()).isFalse();
  }

  @Test
  void shouldAddressThoseWhoSeeModelsAndTellAboutTheOthers() {
    Answer said = begin("analyst", "@Process-Owner, @admin and @lukas.weber, or @nobody-here!");
    assertThat(texts(said.body().at("/comments/0/mentions")))
        .containsExactly("process-owner", "admin");
    assertThat(texts(said.body().path("notReached"))).containsExactly("lukas.weber", "nobody-here");
  }

  @Test
  void shouldTellWhoIsAddressedAndFollowWhatTheCommentSays() {
    // when
    JsonNode begun = begin(OWNER, "@analyst and @process-owner, look").body();

    // then
    JsonNode told = told("analyst");
    assertThat(told.path("template").asText()).isEqualTo("mention");
    assertThat(told.at("/topic/path").asText())
        .isEqualTo("/studio/process/" + model + "?thread=" + begun.path("id").asText());
    assertThat(told.at("/facts/title").asText()).isEqualTo("Foreign › Check the brief");
    assertThat(told.at("/facts/text").asText()).isEqualTo("@analyst and @process-owner, look");
    assertThat(told(OWNER)).isNull();

    // when
    edit(OWNER, commentOf(begun, 0), 1, "@analyst and @admin, look there");

    // then
    assertThat(told("analyst").at("/facts/text").asText())
        .isEqualTo("@analyst and @admin, look there");
    assertThat(told("admin")).isNotNull();

    // when
    http.delete(OWNER, commentOf(begun, 0));

    // then
    assertThat(told("analyst")).isNull();
    assertThat(told("admin")).isNull();
  }

  @Test
  void shouldReadWhatWasToldOfAThreadWhenItsCommentsWereSeen() {
    // given two that address analyst, and another thread that does
    JsonNode begun = begin(OWNER, "@analyst, look").body();
    String first = begun.at("/comments/0/id").asText();
    reply("admin", begun, "@analyst, there, too");
    begin(OWNER, "@analyst, elsewhere");
    String seen = threads + "/" + begun.path("id").asText() + "/seen";

    // then who saw the first has not read the others, and nobody reads for somebody else
    assertThat(http.put(OWNER, seen, Map.of()).status()).isEqualTo(204);
    assertThat(unread("analyst")).hasSize(3);
    assertThat(http.put("analyst", seen, Map.of("commentId", first)).status()).isEqualTo(204);
    assertThat(unread("analyst")).containsExactly("@analyst, elsewhere", "@analyst, there, too");
    assertThat(http.put("analyst", seen, Map.of()).status()).isEqualTo(204);
    assertThat(unread("analyst")).containsExactly("@analyst, elsewhere");
    assertThat(http.put("analyst", threads + "/999999999/seen", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void shouldKeepWhatIsSaidOnceWhenTheCallIsRepeated() {
    // given
    Map<String, Object> first = body("Once", Map.of("key", UUID.randomUUID().toString()));
    JsonNode begun = http.post(OWNER, threads, first).body();
    String replies = threads + "/" + begun.path("id").asText() + "/comments";
    Map<String, Object> reply = Map.of("key", UUID.randomUUID().toString(), "text", "Yes");

    // when
    Answer again = http.post(OWNER, threads, first);
    http.post(OWNER, replies, reply);
    http.post(OWNER, replies, reply);
    Answer other = http.post(OWNER, replies, Map.of("key", reply.get("key"), "text", "No"));

    // then
    assertThat(again.body().path("id")).isEqualTo(begun.path("id"));
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(http.get(OWNER, threads).body().path("items")).hasSize(1);
    assertThat(http.get(OWNER, threads).body().at("/items/0/comments")).hasSize(2);
  }

  @Test
  void shouldLetTheAuthorAloneChangeAndRemoveAComment() {
    // given
    JsonNode begun = begin("analyst", "Frist").body();
    String own = commentOf(begun, 0);

    // when
    Answer edited = edit("analyst", own, 1, "First, @admin");
    Answer late = edit("analyst", own, 1, "From another device");
    Answer foreign = edit("admin", own, 2, "Mine now");

    // then
    assertThat(edited.body().at("/comments/0/text").asText()).isEqualTo("First, @admin");
    assertThat(edited.body().at("/comments/0/version").asInt()).isEqualTo(2);
    assertThat(late.problem()).isEqualTo("changed-elsewhere");
    assertThat(late.body().at("/current/text").asText()).isEqualTo("First, @admin");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(http.put("analyst", own, Map.of("text", "No version")).problem())
        .isEqualTo("version-needed");
    assertThat(http.delete("admin", own).status()).isEqualTo(403);
    String elsewhere = own.replace(model, fixtures.model(OWNER));
    assertThat(edit("analyst", elsewhere, 2, "Wrong place").status()).isEqualTo(404);
  }

  @Test
  void shouldLeaveATraceOfWhatIsRemovedAndResolveWhatIsEmpty() {
    // given
    JsonNode begun = begin("analyst", "Secret").body();
    JsonNode both = reply("admin", begun, "I see").body();

    // when
    Answer removed = http.delete("analyst", commentOf(both, 0));

    // then
    assertThat(removed.status()).isEqualTo(204);
    JsonNode left = http.get(OWNER, threads).body().at("/items/0");
    assertThat(left.at("/comments/0/text").asText()).isEmpty();
    assertThat(left.at("/comments/0/deletedAt").isNull()).isFalse();
    assertThat(edit("analyst", commentOf(both, 0), 2, "Back").status()).isEqualTo(410);

    // when
    http.delete("admin", commentOf(both, 1));
    http.delete("admin", commentOf(both, 1));

    // then
    assertThat(http.get(OWNER, threads).body().path("items")).isEmpty();
    JsonNode empty = http.get(OWNER, threads + "?state=resolved").body().at("/items/0");
    assertThat(empty.path("turns")).hasSize(1);
    assertThat(empty.at("/turns/0/person").asText()).isEqualTo("admin");
  }

  @Test
  void shouldResolveOnlyWhatWasSeen() {
    // given two who have it open
    JsonNode begun = begin("analyst", "Why four?").body();
    JsonNode answered = reply(OWNER, begun, "Because of the law").body();

    // when
    Answer stale = turn("admin", begun, "resolve");
    Answer resolved = turn("admin", answered, "resolve");
    Answer repeated = turn("analyst", answered, "resolve");

    // then
    assertThat(stale.problem()).isEqualTo("changed-elsewhere");
    assertThat(stale.body().at("/current/comments")).hasSize(2);
    assertThat(resolved.body().path("resolved").asBoolean()).isTrue();
    assertThat(resolved.body().at("/turns/0/name").asText()).isNotEmpty();
    assertThat(repeated.problem()).isEqualTo("changed-elsewhere");
    assertThat(http.get(OWNER, threads).body().path("items")).isEmpty();

    // when
    Answer reopened = turn("analyst", resolved.body(), "reopen");

    // then
    assertThat(reopened.body().path("resolved").asBoolean()).isFalse();
    assertThat(reopened.body().path("turns")).hasSize(2);
    assertThat(http.get(OWNER, threads + "?state=all").body().path("items")).hasSize(1);
  }

  @Test
  void shouldGivePages() {
    for (int n = 1; n <= 3; n++) {
      begin(OWNER, "Thread " + n);
    }
    JsonNode first = http.get(OWNER, threads + "?limit=2").body();
    JsonNode rest =
        http.get(OWNER, threads + "?limit=2&cursor=" + first.path("nextCursor").asText()).body();
    assertThat(first.at("/items/0/comments/0/text").asText()).isEqualTo("Thread 3");
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void shouldLimitHowMuchIsOpenAndHowLongAThreadIs() {
    // given
    JsonNode begun = begin(OWNER, "Long").body();
    jdbc.sql(
            """
            insert into desk.model_comment (thread, author, body, created_at)
            select :thread, 'analyst', 'More', now() from generate_series(2, :most)
            """)
        .param("thread", begun.path("id").asLong())
        .param("most", ThreadRules.MOST_COMMENTS)
        .update();
    jdbc.sql(
            """
            insert into desk.model_thread (kind, model, version, on_draft, created_at)
            select 'process', :model, 1, false, now() from generate_series(2, :most)
            """)
        .param("model", model)
        .param("most", ThreadRules.MOST_OPEN)
        .update();

    // then
    assertThat(reply("admin", begun, "One more").problem()).isEqualTo("too-many-comments");
    assertThat(begin("admin", "One more").problem()).isEqualTo("too-many-threads");

    // when one is resolved, another is begun, and the first is opened again
    JsonNode resolved = turn(OWNER, begun, "resolve").body();
    assertThat(begin("admin", "In its place").status()).isEqualTo(201);
    assertThat(turn(OWNER, resolved, "reopen").problem()).isEqualTo("too-many-threads");
  }

  @Test
  void shouldTellWhoReviewsAChangeWhatIsOpenAboutItsModels() {
    // given
    JsonNode open = begin("analyst", "Is that right?").body();
    JsonNode done = begin("analyst", "Done").body();
    turn(OWNER, done, "resolve");
    int change = fixtures.change(OWNER);
    jdbc.sql(
            "insert into desk.model_change_item (change, kind, model, number) values (?, 'process', ?, 1)")
        .params(change, model)
        .update();

    // when
    JsonNode found = http.get("admin", "/api/model-changes/" + change + "/threads").body();

    // then
    assertThat(found.path("items")).hasSize(1);
    assertThat(found.at("/items/0/id")).isEqualTo(open.path("id"));
    assertThat(found.at("/items/0/model").asText()).isEqualTo(model);
    assertThat(http.get("admin", "/api/model-changes/999999999/threads").status()).isEqualTo(404);
  }

  private Answer begin(String person, String text) {
    return http.post(person, threads, body(text, Map.of()));
  }

  private String wrong(Map<String, Object> other) {
    Answer refused = http.post(OWNER, threads, body("Fine", other));
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
    return refused.body().at("/errors/0/field").asText();
  }

  private static Map<String, Object> body(String text, Map<String, Object> other) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "text",
                text,
                "element",
                "Task_A",
                "elementName",
                "Check the brief",
                "version",
                1,
                "onDraft",
                true));
    body.putAll(other);
    return body;
  }

  private Answer reply(String person, JsonNode thread, String text) {
    return http.post(
        person, threads + "/" + thread.path("id").asText() + "/comments", Map.of("text", text));
  }

  private Answer edit(String person, String comment, int version, String text) {
    return http.put(person, comment, Map.of("text", text), "If-Match", "\"" + version + "\"");
  }

  private Answer turn(String person, JsonNode thread, String step) {
    return http.post(
        person,
        threads + "/" + thread.path("id").asText() + "/" + step,
        Map.of(),
        "If-Match",
        "\"" + thread.path("revision").asInt() + "\"");
  }

  private String commentOf(JsonNode thread, int n) {
    return threads
        + "/"
        + thread.path("id").asText()
        + "/comments/"
        + thread.at("/comments/" + n + "/id").asText();
  }

  /** What the person was told of a thread of the model; null for nothing. */
  private JsonNode told(String person) {
    return StreamSupport.stream(
            http.get(person, "/api/me/notifications").body().path("items").spliterator(), false)
        .filter(one -> one.at("/topic/path").asText().contains(model))
        .findFirst()
        .orElse(null);
  }

  /** What the person was told of threads of the model and has not read, the newest first. */
  private List<String> unread(String person) {
    return StreamSupport.stream(
            http.get(person, "/api/me/notifications?unread=true")
                .body()
                .path("items")
                .spliterator(),
            false)
        .filter(one -> one.at("/topic/path").asText().contains(model))
        .map(one -> one.at("/facts/text").asText())
        .toList();
  }

  private JsonNode listed(String person) {
    return StreamSupport.stream(
            http.get(person, "/api/models").body().path("items").spliterator(), false)
        .filter(one -> one.path("id").asText().equals(model))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array) {
    List<String> found = new ArrayList<>();
    array.forEach(one -> found.add(one.asText()));
    return found;
  }
}
