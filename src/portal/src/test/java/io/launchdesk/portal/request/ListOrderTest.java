package io.launchdesk.portal.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders and filters of the lists of requests and tasks. */
@PortalTest
class ListOrderTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private final List<String> ids = new ArrayList<>();
  private String word;

  /** Six requests of which some share a value and some have none, each with a task. */
  @BeforeEach
  void requests() {
    word = "order" + Fixtures.nextKey();
    String[] priorities = {"low", "critical", null, "high", "critical", "normal"};
    for (int i = 0; i < 6; i++) {
      String id =
          submit(
              "%s %s".formatted("cAbBaC".charAt(i), word),
              i % 2 == 0 ? List.of("email", "event") : List.of("press"),
              1000 * i);
      ids.add(id);
      jdbc.sql(
              "update desk.request set priority = ?, promised_at = cast(? as timestamptz), launch_at = cast(? as timestamptz) where id = ?")
          .param(priorities[i])
          .param(i == 3 ? null : "2030-01-0" + (i / 2 + 1) + "T00:00:00Z")
          .param(i == 2 ? null : "2030-02-1" + i + "T12:00:00Z")
          .param(id)
          .update();
      long root = fixtures.root(id, i < 3 ? "CallActivity_Approval" : "CallActivity_Launch");
      fixtures
          .task(root, "UserTask_DecideGoNoGo")
          .forGroups("launch")
          .dueAt(i == 4 ? null : "2030-03-0" + (5 - i / 2) + "T00:00:00Z")
          .open();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"submitted", "promised", "launch", "priority", "title", "type"})
  void shouldPageWithoutGapsAndTwiceInEachOrderOfRequests(String sort) {
    // when
    List<String> up = pages("/api/requests?sort=" + sort, "/id");
    List<String> down = pages("/api/requests?sort=-" + sort, "/id");

    // then
    assertThat(up).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(down).isEqualTo(up.reversed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"due", "submitted", "promised", "launch", "priority", "title", "type"})
  void shouldPageWithoutGapsAndTwiceInEachOrderOfTasks(String sort) {
    // when
    List<String> up = pages("/api/tasks?sort=" + sort, "/requestId");
    List<String> down = pages("/api/tasks?sort=-" + sort, "/requestId");

    // then
    assertThat(up).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(down).isEqualTo(up.reversed());
  }

  @Test
  void shouldOrderAsTheWordSays() {
    assertThat(pages("/api/requests?sort=priority", "/priority"))
        .containsExactly("critical", "critical", "high", "normal", "low", "null");
    assertThat(pages("/api/requests?sort=title", "/title"))
        .isSortedAccordingTo(Comparator.comparing(String::toLowerCase));
    assertThat(pages("/api/requests?sort=promised", "/promisedAt").getLast()).isEqualTo("null");
    assertThat(pages("/api/tasks", "/dueAt").getLast()).isEqualTo("null");
    assertThat(pages("/api/tasks", "/dueAt").subList(0, 5)).isSorted();
    assertThat(pages("/api/requests", "/id")).isEqualTo(ids.reversed());
  }

  @Test
  void shouldStayStableWhenSomethingIsAddedWhilePaging() {
    // given
    Answer first = http.get("launch-manager", "/api/requests?sort=title&limit=3&q=" + word);

    // when
    String added = submit("aaa " + word, List.of("press"), 1);
    fixtures.root(added, "CallActivity_Launch");
    Answer second =
        http.get(
            "launch-manager",
            "/api/requests?sort=title&limit=3&q="
                + word
                + "&cursor="
                + first.body().path("nextCursor").asText());

    // then
    List<String> all = new ArrayList<>(first.body().path("items").findValuesAsText("id"));
    all.addAll(second.body().path("items").findValuesAsText("id"));
    assertThat(all).doesNotHaveDuplicates().containsAll(ids);
  }

  @Test
  void shouldRefuseTheCursorOfAnotherOrderAndUnknownOrders() {
    // given
    String cursor =
        http.get("launch-manager", "/api/requests?sort=title&limit=1&q=" + word)
            .body()
            .path("nextCursor")
            .asText();

    // then
    assertThat(http.get("launch-manager", "/api/requests?sort=-title&cursor=" + cursor).problem())
        .isEqualTo("broken-cursor");
    for (String list : List.of("requests", "tasks")) {
      Answer unknown = http.get("launch-manager", "/api/" + list + "?sort=colour");
      assertThat(unknown.problem()).isEqualTo("invalid-parameter");
      assertThat(unknown.body().at("/errors/0/field").asText()).isEqualTo("sort");
    }
  }

  @Test
  void shouldKeepWhatFitsEachFilter() {
    for (String list : List.of("requests", "tasks")) {
      assertThat(found(list, "priority=critical")).containsExactlyInAnyOrder(1, 4);
      assertThat(found(list, "priority=critical,low")).containsExactlyInAnyOrder(0, 1, 4);
      assertThat(found(list, "channel=event")).containsExactlyInAnyOrder(0, 2, 4);
      assertThat(found(list, "language=pl")).hasSize(6);
      assertThat(found(list, "language=xx")).isEmpty();
      assertThat(found(list, "budgetFrom=1000&budgetTo=3000")).containsExactlyInAnyOrder(1, 2, 3);
      assertThat(found(list, "launchFrom=2030-02-13&launchTo=2030-02-14"))
          .containsExactlyInAnyOrder(3, 4);
      assertThat(found(list, "status=approval")).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(found(list, "status=open")).hasSize(6);
      assertThat(found(list, "status=ended")).isEmpty();
      assertThat(found(list, "team=product")).hasSize(6);
      assertThat(found(list, "team=sales")).isEmpty();
      assertThat(found(list, "requester=requester&type=other")).hasSize(6);
      assertThat(found(list, "requester=lukas.weber")).isEmpty();
    }
    assertThat(found("tasks", "due=none")).containsExactly(4);
    assertThat(found("tasks", "dueFrom=2030-03-04&dueTo=2030-03-04"))
        .containsExactlyInAnyOrder(2, 3);
    assertThat(found("tasks", "due=overdue")).isEmpty();
    assertThat(found("tasks", "step=decide-go-no-go,approve-step")).hasSize(6);
    assertThat(found("tasks", "step=approve-step")).isEmpty();
  }

  @Test
  void shouldNameTheParameterThatCannotBeRead() {
    for (String wrong :
        List.of("launchFrom=soon", "budgetTo=-1", "status=odd", "launchTo=9999-01-01")) {
      Answer refused = http.get("launch-manager", "/api/requests?" + wrong);
      assertThat(refused.status()).as(wrong).isEqualTo(400);
      assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo(wrong.split("=")[0]);
    }
    assertThat(http.get("launch-manager", "/api/tasks?due=later").status()).isEqualTo(400);
    assertThat(http.get("launch-manager", "/api/tasks?overdue=maybe").status()).isEqualTo(400);
  }

  @Test
  void shouldOfferWhatListsCanBeNarrowedTo() {
    // given
    fixtures.form("intakeOther");

    // when
    JsonNode choices = http.get("launch-manager", "/api/filter-choices").body();

    // then
    assertThat(choices.at("/channels/email").asText()).isEqualTo("E-mail");
    assertThat(choices.at("/languages").size()).isGreaterThan(10);
    assertThat(choices.path("teams").valueStream().map(JsonNode::asText))
        .contains("product", "sales");
    assertThat(choices.path("priorities").valueStream().map(JsonNode::asText))
        .containsExactly("critical", "high", "normal", "low");
  }

  private List<Integer> found(String list, String filter) {
    String id = list.equals("tasks") ? "requestId" : "id";
    return http
        .get("launch-manager", "/api/%s?q=%s&%s".formatted(list, word, filter))
        .body()
        .path("items")
        .findValuesAsText(id)
        .stream()
        .map(ids::indexOf)
        .filter(index -> index >= 0)
        .toList();
  }

  /** A field of all items, read two at a time. */
  private List<String> pages(String address, String field) {
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      Answer page =
          http.get(
              "launch-manager",
              address
                  + (address.contains("?") ? "&" : "?")
                  + "limit=2&q="
                  + word
                  + (cursor == null
                      ? ""
                      : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
      assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
      page.body().path("items").forEach(item -> all.add(item.at(field).asText("null")));
      cursor =
          page.body().path("nextCursor").isNull() ? null : page.body().path("nextCursor").asText();
    } while (cursor != null);
    return all;
  }

  private String submit(String title, List<String> channels, int budget) {
    Answer answer =
        http.post(
            "requester",
            "/api/requests",
            Map.of(
                "type",
                "other",
                "brief",
                Map.of(
                    "title",
                    title,
                    "channels",
                    channels,
                    "languages",
                    List.of("pl", "en"),
                    "budget",
                    budget)));
    assertThat(answer.status()).isEqualTo(201);
    return answer.body().path("id").asText();
  }
}
