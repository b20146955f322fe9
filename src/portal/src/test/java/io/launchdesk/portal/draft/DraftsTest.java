package io.launchdesk.portal.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DraftsTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;

  @Test
  void shouldKeepWhatWasEnteredHoweverIncomplete() {
    // when
    Answer begun = begin("requester", Map.of("goal", "more, and \"quoted\""));
    String id = begun.body().path("id").asText();
    Answer saved =
        http.put(
            "requester",
            "/api/drafts/" + id,
            Map.of("type", "other", "brief", Map.of("title", "Spring", "budget", 12.5)),
            "If-Match",
            begun.header("ETag"));

    // then
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.header("ETag")).isEqualTo("\"1\"");
    assertThat(saved.status()).isEqualTo(200);
    Answer read = http.get("requester", "/api/drafts/" + id);
    assertThat(read.header("ETag")).isEqualTo("\"2\"");
    assertThat(read.body().path("title").asText()).isEqualTo("Spring");
    assertThat(read.body().at("/brief/budget").asDouble()).isEqualTo(12.5);
    assertThat(http.get("requester", "/api/drafts").body().at("/items/0/id").asText())
        .isEqualTo(id);
  }

  @Test
  void shouldHideADraftFromEverybodyElse() {
    // given
    String path = "/api/drafts/" + begin("requester", Map.of()).body().path("id").asText();

    // then
    for (String other : List.of("admin", "approver")) {
      assertThat(http.get(other, path).status()).isEqualTo(404);
      assertThat(http.put(other, path, Map.of("brief", Map.of()), "If-Match", "1").status())
          .isEqualTo(404);
      http.delete(other, path);
    }
    assertThat(http.get("requester", path).status()).isEqualTo(200);
    assertThat(http.get(null, path).status()).isEqualTo(401);
  }

  @Test
  void shouldTellTheNewerOneWhenAnotherDeviceHasSaved() {
    // given
    String path = "/api/drafts/" + begin("requester", Map.of()).body().path("id").asText();
    Map<String, Object> phone = Map.of("brief", Map.of("title", "Phone"));
    Map<String, Object> desk = Map.of("brief", Map.of("title", "Desk"));

    // when
    Answer first = http.put("requester", path, phone, "If-Match", "\"1\"");
    Answer repeated = http.put("requester", path, phone, "If-Match", "\"1\"");
    Answer late = http.put("requester", path, desk, "If-Match", "\"1\"");
    Answer without = http.put("requester", path, desk);

    // then
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    assertThat(repeated.body()).isEqualTo(first.body());
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("changed-elsewhere");
    assertThat(late.body().at("/current/brief/title").asText()).isEqualTo("Phone");
    assertThat(late.body().at("/current/version").asInt()).isEqualTo(2);
    assertThat(without.status()).isEqualTo(428);
    assertThat(http.get("requester", path).body().at("/brief/title").asText()).isEqualTo("Phone");
  }

  @Test
  void shouldLetOneWinWhenManyDevicesSaveAtOnce() {
    // given
    String path = "/api/drafts/" + begin("requester", Map.of()).body().path("id").asText();

    // when
    List<Integer> statuses =
        IntStream.range(0, 6)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () ->
                            http.put(
                                "requester",
                                path,
                                Map.of("brief", Map.of("title", "Device " + n)),
                                "If-Match",
                                "1")))
            .toList()
            .stream()
            .map(answer -> answer.join().status())
            .toList();

    // then
    assertThat(statuses).containsOnlyOnce(200).contains(409);
  }

  @Test
  void shouldBeginOnceWhenTheCallIsRepeated() {
    // given
    Map<String, Object> body =
        Map.of("id", UUID.randomUUID().toString(), "brief", Map.of("title", "Once"));

    // when
    Answer first = http.post("lukas.weber", "/api/drafts", body);
    Answer again = http.post("lukas.weber", "/api/drafts", body);

    // then
    assertThat(again.body()).isEqualTo(first.body());
    var others = new HashMap<>(body);
    others.put("brief", Map.of("title", "Other"));
    assertThat(http.post("lukas.weber", "/api/drafts", others).status()).isEqualTo(409);
    assertThat(http.post("requester", "/api/drafts", body).status()).isEqualTo(404);
  }

  @Test
  void shouldGoWithTheSubmission() {
    // given
    String own = begin("requester", Map.of("title", "Ready")).body().path("id").asText();
    String foreign = begin("approver", Map.of("title", "Not yours")).body().path("id").asText();

    // when
    Answer refused =
        http.post(
            "requester",
            "/api/requests",
            Map.of("type", "none", "brief", Map.of("title", "Ready"), "draftId", own));
    int stillThere = http.get("requester", "/api/drafts/" + own).status();
    Answer submitted = submitWith(own);
    Answer withForeign = submitWith(foreign);

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(stillThere).isEqualTo(200);
    assertThat(submitted.status()).isEqualTo(201);
    assertThat(http.get("requester", "/api/drafts/" + own).status()).isEqualTo(404);
    assertThat(withForeign.status()).isEqualTo(201);
    assertThat(http.get("approver", "/api/drafts/" + foreign).status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhatCannotBeKept() {
    // given
    String path = "/api/drafts/" + begin("requester", Map.of()).body().path("id").asText();

    // when
    Answer large =
        http.put(
            "requester",
            path,
            Map.of("brief", Map.of("a", "x".repeat(150_000), "b", "y".repeat(150_000))),
            "If-Match",
            "1");
    Answer nul = http.put("requester", path, "{\"brief\":{\"a\":\"\\u0000\"}}", "If-Match", "1");
    Answer type =
        http.put("requester", path, Map.of("type", "x", "brief", Map.of()), "If-Match", "1");
    Answer tag = http.put("requester", path, Map.of("brief", Map.of()), "If-Match", "new");

    // then
    assertThat(large.status()).isEqualTo(413);
    assertThat(nul.status()).isEqualTo(422);
    assertThat(type.status()).isEqualTo(422);
    assertThat(tag.status()).isEqualTo(400);
    assertThat(http.get("requester", path).body().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void shouldPageThroughMyDraftsOnly() {
    // given
    for (int i = 0; i < 3; i++) {
      begin("zoe.martin", Map.of("title", "Draft " + i));
    }
    begin("requester", Map.of("title", "Other"));

    // when
    Answer first = http.get("zoe.martin", "/api/drafts?limit=2");
    Answer second =
        http.get(
            "zoe.martin", "/api/drafts?limit=2&cursor=" + first.body().path("nextCursor").asText());

    // then
    assertThat(first.body().path("items").findValuesAsText("title"))
        .containsExactly("Draft 2", "Draft 1");
    assertThat(second.body().path("items").findValuesAsText("title")).containsExactly("Draft 0");
    assertThat(second.body().path("nextCursor").isNull()).isTrue();
  }

  @Test
  void shouldKeepAHalfFilledTaskUntilItIsAnswered() {
    // given
    String request = http.submit("lukas.weber", "Half filled");
    long root = fixtures.root(request, "CallActivity_Launch");
    long task = fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").open();
    String path = "/api/tasks/" + task + "/draft";

    // when
    Answer none = http.get("launch-manager", path);
    Answer first =
        http.put("launch-manager", path, Map.of("values", Map.of("notes", "so")), "If-Match", "0");
    Answer late =
        http.put("launch-manager", path, Map.of("values", Map.of("notes", "no")), "If-Match", "0");
    Answer next =
        http.put("launch-manager", path, Map.of("values", Map.of("notes", "yes")), "If-Match", "1");

    // then
    assertThat(none.body().path("version").asInt()).isZero();
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body().at("/current/values/notes").asText()).isEqualTo("so");
    assertThat(next.header("ETag")).isEqualTo("\"2\"");
    assertThat(http.get("launch-manager", path).body().at("/values/notes").asText())
        .isEqualTo("yes");
    assertThat(http.get("admin", path).body().path("version").asInt()).isZero();
    assertThat(http.get("producer", path).status()).isEqualTo(403);
    assertThat(http.put("producer", path, Map.of("values", Map.of()), "If-Match", "0").status())
        .isEqualTo(403);

    // when
    Answer answered =
        http.post(
            "launch-manager", "/api/tasks/" + task + "/complete", Map.of("variables", Map.of()));

    // then
    assertThat(answered.status()).isEqualTo(200);
    assertThat(http.get("launch-manager", path).body().path("version").asInt()).isZero();
    assertThat(
            http.put("launch-manager", path, Map.of("values", Map.of("a", 1)), "If-Match", "0")
                .problem())
        .isEqualTo("task-not-open");
  }

  private Answer begin(String person, Map<String, Object> brief) {
    return http.post(person, "/api/drafts", Map.of("brief", brief));
  }

  private Answer submitWith(String draftId) {
    return http.post(
        "requester",
        "/api/requests",
        Map.of("type", "other", "brief", Map.of("title", "Ready"), "draftId", draftId));
  }
}
