package io.launchdesk.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ViewsTest {
  @Autowired Http http;

  @Test
  void shouldKeepFiltersOrderAndScopeWhenAViewIsSaved() {
    // when
    Answer kept =
        keep(
            "approver",
            "tasks",
            "Urgent mails",
            Map.of("scope", "group", "sort", "-due", "type", "other"),
            null);

    // then
    assertThat(kept.status()).isEqualTo(201);
    assertThat(kept.header("ETag")).isEqualTo("\"1\"");
    JsonNode view = find("approver", "tasks", id(kept));
    assertThat(view.at("/parameters/sort").asText()).isEqualTo("-due");
    assertThat(view.path("ownerName").asText()).isEqualTo("Alex Approver");
    assertThat(find("approver", "requests", id(kept)).isMissingNode()).isTrue();
    for (String other : List.of("jonas.lind", "admin", "requester")) {
      assertThat(find(other, "tasks", id(kept)).isMissingNode()).as(other).isTrue();
      assertThat(save(other, kept, "Mine now", Map.of(), null).status()).isEqualTo(404);
      assertThat(begin(other, id(kept)).status()).isEqualTo(404);
      http.delete(other, "/api/views/" + id(kept));
    }
    assertThat(find("approver", "tasks", id(kept)).isMissingNode()).isFalse();
  }

  @Test
  void shouldShowASharedViewReadOnlyToTheGroupAlone() {
    // given
    Answer kept =
        keep(
            "sofia.rossi",
            "tasks",
            "Brand desk",
            Map.of("scope", "group"),
            audience("group", "brand"));

    // then
    assertThat(kept.status()).isEqualTo(201);
    JsonNode seen = find("mei.tanaka", "tasks", id(kept));
    assertThat(seen.path("owner").asText()).isEqualTo("sofia.rossi");
    assertThat(find("lukas.weber", "tasks", id(kept)).isMissingNode()).isTrue();
    assertThat(save("mei.tanaka", kept, "Taken over", Map.of(), null).problem())
        .isEqualTo("forbidden");
    assertThat(http.delete("mei.tanaka", "/api/views/" + id(kept)).status()).isEqualTo(403);
    assertThat(keep("mei.tanaka", "tasks", "Brand desk", Map.of("scope", "group"), null).status())
        .as("a copy")
        .isEqualTo(201);

    // when
    Answer hidden = save("sofia.rossi", kept, "Brand desk", Map.of("scope", "group"), null);

    // then
    assertThat(hidden.status()).isEqualTo(200);
    assertThat(find("mei.tanaka", "tasks", id(kept)).isMissingNode()).isTrue();
  }

  @Test
  void shouldShareWithOnesOwnTeamOrGroupsOnly() {
    // when
    Answer foreign =
        keep("lukas.weber", "tasks", "For legal", Map.of(), audience("group", "legal"));
    Answer everybody = keep("lukas.weber", "tasks", "For all", Map.of(), audience("all", "sales"));
    Answer team = keep("lukas.weber", "requests", "For sales", Map.of(), audience("team", "sales"));

    // then
    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.body().at("/errors/0/field").asText()).isEqualTo("sharedWith");
    assertThat(everybody.status()).isEqualTo(422);
    assertThat(team.status()).isEqualTo(201);
  }

  @Test
  void shouldNotShowMoreWhenAViewIsSharedThanItsReaderMaySee() {
    // given
    String secret = http.submit("lukas.weber", "Sales only plan");
    keep(
        "lukas.weber",
        "requests",
        "All plans",
        Map.of("scope", "all", "q", secret),
        audience("team", "sales"));

    // then
    assertThat(http.get("lukas.weber", "/api/requests?scope=all&q=" + secret).body().path("items"))
        .hasSize(1);
    assertThat(http.get("david.cohen", "/api/requests?scope=all&q=" + secret).body().path("items"))
        .isEmpty();
  }

  @Test
  void shouldRefuseASecondViewOfThatName() {
    // given
    keep("jonas.lind", "tasks", "Today", Map.of("due", "today"), null);
    Answer other = keep("jonas.lind", "tasks", "Week", Map.of("due", "week"), null);

    // when
    Answer taken = keep("jonas.lind", "tasks", " today ", Map.of(), null);
    Answer renamed = save("jonas.lind", other, "TODAY", Map.of(), null);

    // then
    for (Answer refused : List.of(taken, renamed)) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.problem()).isEqualTo("view-name-taken");
      assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("name");
    }
    assertThat(keep("jonas.lind", "requests", "Today", Map.of(), null).status())
        .as("of another list")
        .isEqualTo(201);
    assertThat(keep("priya.nair", "tasks", "Today", Map.of(), null).status())
        .as("of another person")
        .isEqualTo(201);
  }

  @Test
  void shouldKeepOnceWhenTheCallIsRepeated() {
    // given
    Map<String, Object> body = new HashMap<>(body("tasks", "Once", Map.of("due", "week"), null));
    body.put("id", UUID.randomUUID().toString());

    // when
    Answer first = http.post("analyst", "/api/views", body);
    Answer again = http.post("analyst", "/api/views", body);

    // then
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(http.post("operator", "/api/views", body).status())
        .as("a foreign id")
        .isEqualTo(409);
  }

  @Test
  void shouldTellTheNewerOneWhenItWasOverwrittenElsewhere() {
    // given
    Answer kept = keep("approver", "requests", "Mine", Map.of(), null);

    // when
    Answer first = save("approver", kept, "Mine", Map.of("status", "open"), null);
    Answer repeated = save("approver", kept, "Mine", Map.of("status", "open"), null);
    Answer late = save("approver", kept, "Mine", Map.of("status", "ended"), null);

    // then
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(late.problem()).isEqualTo("changed-elsewhere");
    assertThat(late.body().at("/current/parameters/status").asText()).isEqualTo("open");
  }

  @Test
  void shouldBeginTheListWithOneViewOnly() {
    // given
    Answer one = keep("operator", "tasks", "One", Map.of(), null);
    Answer two = keep("operator", "tasks", "Two", Map.of(), null);

    // when
    begin("operator", id(one));
    begin("operator", id(two));

    // then
    assertThat(find("operator", "tasks", id(one)).path("first").asBoolean()).isFalse();
    assertThat(find("operator", "tasks", id(two)).path("first").asBoolean()).isTrue();

    // when
    http.delete("operator", "/api/views/" + id(two) + "/default");

    // then
    assertThat(find("operator", "tasks", id(two)).path("first").asBoolean()).isFalse();
  }

  @Test
  void shouldRefuseWhatTheListDoesNotTake() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("colour", "red"),
            Map.of("sort", "colour"),
            Map.of("scope", "theirs"),
            Map.of("dueFrom", "soon"),
            Map.of("budgetTo", "much"),
            Map.of("status", "odd"),
            Map.of("cursor", "x"),
            Map.of("q", "x".repeat(201)))) {
      Answer refused = keep("approver", "tasks", "Wrong", wrong, null);
      assertThat(refused.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(refused.body().at("/errors/0/field").asText()).startsWith("parameters");
    }
    assertThat(keep("approver", "people", "Wrong", Map.of(), null).status()).isEqualTo(422);
    assertThat(keep("approver", "tasks", " ", Map.of(), null).status()).isEqualTo(422);
    assertThat(http.get("approver", "/api/views?list=people").status()).isEqualTo(400);
    assertThat(http.get(null, "/api/views?list=tasks").status()).isEqualTo(401);
  }

  private Answer keep(
      String person, String list, String name, Map<String, String> parameters, Object sharedWith) {
    return http.post(person, "/api/views", body(list, name, parameters, sharedWith));
  }

  private static Map<String, Object> body(
      String list, String name, Map<String, String> parameters, Object sharedWith) {
    Map<String, Object> body = new HashMap<>();
    body.put("list", list);
    body.put("name", name);
    body.put("parameters", parameters);
    body.put("sharedWith", sharedWith);
    return body;
  }

  private Answer save(
      String person, Answer kept, String name, Map<String, String> parameters, Object sharedWith) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("parameters", parameters);
    body.put("sharedWith", sharedWith);
    return http.put(person, "/api/views/" + id(kept), body, "If-Match", kept.header("ETag"));
  }

  private Answer begin(String person, String id) {
    return http.put(person, "/api/views/" + id + "/default", Map.of());
  }

  private JsonNode find(String person, String list, String id) {
    for (JsonNode view : http.get(person, "/api/views?list=" + list).body().path("items")) {
      if (view.path("id").asText().equals(id)) {
        return view;
      }
    }
    return MissingNode.getInstance();
  }

  private static Map<String, String> audience(String kind, String name) {
    return Map.of("kind", kind, "name", name);
  }

  private static String id(Answer kept) {
    return kept.body().path("id").asText();
  }
}
