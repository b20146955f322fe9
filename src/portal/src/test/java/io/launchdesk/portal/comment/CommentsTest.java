package io.launchdesk.portal.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The request is lukas.weber's; admins and analysts see it, approver and producer do not. */
@PortalTest
class CommentsTest {
  @Autowired Http http;

  private String request;
  private String comments;

  @BeforeEach
  void submitted() {
    request = "/api/requests/" + http.submit("lukas.weber", "Talked about");
    comments = request + "/comments";
  }

  @Test
  void shouldShowACommentToAllWhoSeeTheRequest() {
    // given
    String text = "<script>alert(1)</script>\n&amp; “so”";

    // when
    Answer said = say("lukas.weber", text);

    // then
    assertThat(said.status()).isEqualTo(201);
    assertThat(http.get("analyst", comments).body().at("/items/0/text").asText()).isEqualTo(text);
    assertThat(http.get("analyst", comments).body().at("/items/0/authorName").asText())
        .isNotEmpty();
    assertThat(http.get("approver", comments).status()).isEqualTo(404);
    assertThat(say("approver", "Let me in").status()).isEqualTo(404);
    assertThat(http.get(null, comments).status()).isEqualTo(401);
  }

  @Test
  void shouldAddressThoseWhoSeeTheRequestAndTellAboutTheOthers() {
    // when
    Answer said =
        say(
            "lukas.weber",
            "@Analyst, @admin. and @approver; not lukas@producer.example, @@admin or @nobody-here!");

    // then
    assertThat(texts(said.body().path("mentions"))).containsExactly("analyst", "admin");
    assertThat(texts(said.body().path("notReached"))).containsExactly("approver", "nobody-here");
  }

  @Test
  void shouldLetTheAuthorAloneChangeAComment() {
    // given
    String own = comments + "/" + say("lukas.weber", "Frist").body().path("id").asText();

    // when
    Answer edited = http.put("lukas.weber", own, Map.of("text", "First, @analyst"));
    Answer foreign = http.put("admin", own, Map.of("text", "Mine now"));
    Answer elsewhere =
        http.put(
            "lukas.weber",
            own.replace(request, "/api/requests/" + http.submit("lukas.weber", "Other")),
            Map.of("text", "Wrong place"));

    // then
    assertThat(edited.body().path("text").asText()).isEqualTo("First, @analyst");
    assertThat(edited.body().path("editedAt").isNull()).isFalse();
    assertThat(texts(edited.body().path("mentions"))).containsExactly("analyst");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(http.delete("admin", own).status()).isEqualTo(403);
  }

  @Test
  void shouldLeaveATraceWhenACommentIsDeleted() {
    // given
    String own = comments + "/" + say("lukas.weber", "Secret @admin").body().path("id").asText();

    // when
    Answer deleted = http.delete("lukas.weber", own);

    // then
    assertThat(deleted.status()).isEqualTo(204);
    JsonNode left = http.get("analyst", comments).body().at("/items/0");
    assertThat(left.path("text").asText()).isEmpty();
    assertThat(left.path("mentions")).isEmpty();
    assertThat(left.path("deletedAt").isNull()).isFalse();
    assertThat(http.delete("lukas.weber", own).status()).isEqualTo(204);
    assertThat(http.put("lukas.weber", own, Map.of("text", "Back")).status()).isEqualTo(410);
    assertThat(http.get("analyst", request + "/timeline").raw().body())
        .contains("Comment deleted")
        .doesNotContain("Secret");
  }

  @Test
  void shouldCountWhatOthersSaidUntilItIsSeen() {
    // given
    say("lukas.weber", "Mine");
    String first = say("analyst", "One").body().path("id").asText();
    say("admin", "Two");

    // then
    assertThat(unread("lukas.weber")).isEqualTo(2);
    assertThat(unread("analyst")).isEqualTo(2);
    assertThat(http.get("lukas.weber", "/api/requests?scope=mine").body().at("/items/0/unread"))
        .hasToString("2");

    // when
    http.put("lukas.weber", request + "/seen", Map.of("commentId", first));

    // then
    assertThat(unread("lukas.weber")).isEqualTo(1);

    // when
    http.put("lukas.weber", request + "/seen", Map.of());
    http.put("lukas.weber", request + "/seen", Map.of("commentId", first));

    // then
    assertThat(unread("lukas.weber")).isZero();
    assertThat(unread("analyst")).isEqualTo(2);
    say("admin", "Three");
    assertThat(unread("lukas.weber")).isEqualTo(1);
  }

  @Test
  void shouldSayItOnceWhenTheCallIsRepeated() {
    // given
    Map<String, Object> body = Map.of("key", UUID.randomUUID().toString(), "text", "Once");

    // when
    Answer first = http.post("lukas.weber", comments, body);
    Answer again = http.post("lukas.weber", comments, body);
    Answer other =
        http.post("lukas.weber", comments, Map.of("key", body.get("key"), "text", "Twice"));

    // then
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(http.get("lukas.weber", comments).body().path("items")).hasSize(1);
  }

  @Test
  void shouldRefuseWhatIsNoComment() {
    // then
    assertThat(say("lukas.weber", " \n ").status()).isEqualTo(422);
    assertThat(say("lukas.weber", "x".repeat(10_001)).status()).isEqualTo(422);
    assertThat(say("lukas.weber", "a\u0000b").status()).isEqualTo(422);
    assertThat(say("lukas.weber", "x".repeat(10_000)).status()).isEqualTo(201);
  }

  @Test
  void shouldPageAndShowCommentsInTheTimeline() {
    // given
    say("lukas.weber", "One");
    say("analyst", "Two");
    say("admin", "Three");

    // when
    Answer first = http.get("lukas.weber", comments + "?limit=2");
    Answer rest =
        http.get(
            "lukas.weber",
            comments + "?limit=2&cursor=" + first.body().path("nextCursor").asText());

    // then
    assertThat(first.body().path("items").findValuesAsText("text")).containsExactly("One", "Two");
    assertThat(rest.body().path("items").findValuesAsText("text")).containsExactly("Three");
    assertThat(http.get("lukas.weber", request + "/timeline").body().findValuesAsText("detail"))
        .contains("One", "Two", "Three");
  }

  private Answer say(String person, String text) {
    return http.post(person, comments, Map.of("text", text));
  }

  private int unread(String person) {
    return http.get(person, request).body().path("unread").asInt();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
