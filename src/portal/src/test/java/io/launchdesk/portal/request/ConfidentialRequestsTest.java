package io.launchdesk.portal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.live.Onlookers;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who sees a confidential request, and that nobody else finds a trace of it. */
@PortalTest
class ConfidentialRequestsTest {
  /** What calls need beside their route; of all others nothing is needed. */
  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "/api/views", List.of("?list=requests", "?list=tasks"),
          "/api/team/work", List.of("?section=unassigned", "?section=unscheduled", "?section=late"),
          "/api/team/work/deliverables",
              List.of("?section=unassigned", "?section=unscheduled", "?section=late"),
          "/api/dashboard/distribution", List.of("?kpi=rating"),
          "/api/dashboard/requests", List.of("?kpi=rating"),
          "/api/dashboard/element-requests", List.of("?process=P&element=E"),
          "/api/requests", List.of("", "?q=Nightingale", "?scope=team"),
          "/api/incidents", List.of("", "?state=resolved"),
          "/api/tasks", List.of("", "?scope=group", "?q=Nightingale"));

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;
  @Autowired Onlookers onlookers;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  private String title;
  private String request;
  private long root;
  private long task;

  @BeforeEach
  void begin() {
    title = "Nightingale " + UUID.randomUUID();
    request =
        http.post(
                "lukas.weber",
                "/api/requests",
                Map.of("type", "other", "brief", Map.of("title", title), "confidential", true))
            .body()
            .path("id")
            .asText();
    root = fixtures.root(request, "CallActivity_Launch");
    task = fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").open();
    jdbc.sql(
            """
            insert into desk.kpi_fact (effect_key, request_id, kpi, stage, value, unit, type, team, priority, at)
            values ('confidential:' || :id, :id, 'rating', '', 5, 'points', 'other', 'none', 'none', now())
            """)
        .param("id", request)
        .update();
    jdbc.sql(
            """
            insert into desk.deliverable (id, request_id, kind, title, language, skill, effort_hours, state, created_at)
            values (:id, :request, 'banner', 'A banner', 'en', 'design', 4, 'planned', now())
            """)
        .param("id", request + "-D1")
        .param("request", request)
        .update();
    fixtures.incident(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"requester", "approver", "producer", "process-owner", "analyst", "operator"})
  void shouldKeepEveryTraceFromWhoDoesNotNeedIt(String person) {
    // given
    fixtures.told(person, request);
    long incident = jdbc.sql("select max(key) from engine.incident").query(Long.class).single();

    // when
    List<String> shown =
        calls()
            .filter(call -> http.get(person, call).raw().body().matches("(?s).*" + trace() + ".*"))
            .toList();
    Set<Integer> ofRequest =
        ofRequest().map(call -> http.get(person, call).status()).collect(Collectors.toSet());

    // then
    assertThat(calls()).hasSizeGreaterThan(40);
    assertThat(shown).isEmpty();
    assertThat(ofRequest().toList()).hasSizeGreaterThan(8);
    assertThat(ofRequest).containsExactly(404);
    assertThat(http.get(person, "/api/tasks/" + task).status()).isEqualTo(404);
    assertThat(http.get(person, "/api/tasks/" + task + "/draft").status()).isEqualTo(404);
    assertThat(http.post(person, "/api/tasks/" + task + "/claim", Map.of()).status())
        .isEqualTo(404);
    assertThat(
            http.post(person, "/api/tasks/" + task + "/assign", Map.of("assignee", "admin"))
                .status())
        .isEqualTo(404);
    assertThat(http.get(person, "/api/incidents/" + incident).status())
        .isEqualTo(person.equals("operator") ? 404 : 403);
    assertThat(seeing(person)).isEmpty();
  }

  /** The lists that the others do not find it in are those that have it. */
  @Test
  void shouldBeInTheListsOfWhoIsAdmitted() {
    assertThat(
            calls().filter(call -> http.get("admin", call).raw().body().contains(request)).toList())
        .contains(
            "/api/requests",
            "/api/requests?q=Nightingale",
            "/api/deliverables",
            "/api/incidents",
            "/api/team/work?section=unassigned",
            "/api/team/work/deliverables?section=unassigned",
            "/api/dashboard/requests?kpi=rating");
    assertThat(http.get("launch-manager", "/api/tasks?q=Nightingale").raw().body())
        .contains(request);
  }

  /**
   * In files, too, is what those who are not admitted see; a workbook has all lists of the answer.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "figures",
        "distribution",
        "requests",
        "sla",
        "flow",
        "ageing",
        "waits",
        "bottlenecks",
        "forecast"
      })
  void shouldBeInNoFileOfWhoIsNotAdmitted(String call) throws Exception {
    for (String person : List.of("analyst", "process-owner", "operator")) {
      for (String format : List.of("csv", "xlsx")) {
        assertThat(exported(person, call, format)).doesNotContain(title).doesNotContain(request);
      }
    }
    if (call.equals("requests")) {
      assertThat(exported("admin", call, "csv")).contains(title, request);
      assertThat(exported("admin", call, "xlsx")).contains(title, request);
    }
  }

  /** The file as text; of a workbook all its parts. */
  private String exported(String person, String call, String format) throws Exception {
    String asked = call.equals("sla") ? "by=team" : "kpi=rating";
    String address = "/api/dashboard/%s/export?%s&format=%s".formatted(call, asked, format);
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(http.call(person, address).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    byte[] file = answer.body();
    if (format.equals("csv")) {
      return new String(file, StandardCharsets.UTF_8);
    }
    StringBuilder parts = new StringBuilder();
    try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        parts.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(parts).isNotEmpty();
    return parts.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"requester", "approver", "process-owner", "operator"})
  void shouldLetNobodyElseChangeItOrLearnThatItExists(String person) {
    // when
    List<String> told =
        changing()
            .filter(
                call -> Set.of(200, 201, 202, 204, 403, 409, 412).contains(status(person, call)))
            .toList();

    // then
    assertThat(changing().toList()).hasSizeGreaterThan(10);
    assertThat(told).isEmpty();
  }

  private int status(String person, String call) {
    String[] parts = call.split(" ");
    return http.send(
            http.call(person, parts[1])
                .header("Content-Type", "application/json")
                .header("If-Match", "\"1\"")
                .method(
                    parts[0], BodyPublishers.ofString("{\"confidential\": false, \"days\": 1}")))
        .status();
  }

  /** All calls that change something of one request. */
  private Stream<String> changing() {
    Set<String> found = new TreeSet<>();
    for (RequestMappingInfo info : routes.getHandlerMethods().keySet()) {
      info.getMethodsCondition().getMethods().stream()
          .filter(method -> method != RequestMethod.GET)
          .forEach(
              method ->
                  info.getPatternValues().stream()
                      .filter(route -> route.startsWith("/api/requests/{id}"))
                      .map(route -> route.replace("{id}", request).replace("{comment}", "1"))
                      .map(route -> route.replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                      .forEach(route -> found.add(method + " " + route)));
    }
    return found.stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lukas.weber", "launch-manager", "noah.fischer", "admin"})
  void shouldShowItToWhoNeedsIt(String person) {
    assertThat(http.get(person, "/api/requests/" + request).body().path("confidential").asBoolean())
        .isTrue();
    assertThat(http.get(person, "/api/requests?q=Nightingale").raw().body()).contains(title);
    assertThat(seeing(person)).containsExactly(person);
  }

  @Test
  void shouldLeaveItToWhoWorkedOnItWhenTheTaskIsDone() {
    // when
    jdbc.sql(
            "update engine.user_task set state = 'completed', assignee = 'launch-manager' where key = ?")
        .param(task)
        .update();

    // then
    assertThat(see("launch-manager")).isTrue();
    assertThat(see("noah.fischer")).isFalse();
  }

  @Test
  void shouldShowItToWhomItNames() {
    // when
    int named = http.put("lukas.weber", readers("analyst"), "").status();
    boolean seen = see("analyst");
    Http.Answer readers = http.get("analyst", "/api/requests/" + request + "/readers");
    int unnamed = http.delete("lukas.weber", readers("analyst")).status();

    // then
    assertThat(named).isEqualTo(204);
    assertThat(seen).isTrue();
    assertThat(readers.body().at("/items/0/username").asText()).isEqualTo("analyst");
    assertThat(unnamed).isEqualTo(204);
    assertThat(see("analyst")).isFalse();
    assertThat(http.put("lukas.weber", readers("nobody.there"), "").body().at("/errors/0/field"))
        .hasToString("\"username\"");
    assertThat(http.put("launch-manager", readers("analyst"), "").status()).isEqualTo(403);
    assertThat(http.delete("launch-manager", readers("analyst")).status()).isEqualTo(403);
    assertThat(audited(request)).contains("request.name lukas.weber", "request.unname lukas.weber");
  }

  @Test
  void shouldTakeBackWhatWasToldWhenARequestBecomesConfidential() {
    // given
    String open = http.submit("lukas.weber", title);
    long told = fixtures.told("analyst", open);
    fixtures.told("lukas.weber", open);
    int before = http.get("analyst", "/api/me/notifications/count").body().path("unread").asInt();
    String link =
        http.post("lukas.weber", "/api/requests/" + open + "/links", Map.of("days", 3))
            .body()
            .path("path")
            .asText()
            .replace("/s/", "/api/shared/");
    int linked = http.get(null, link).status();

    // when
    int status =
        http.put("process-owner", confidentiality(open), "{\"confidential\": true}").status();

    // then
    assertThat(status).isEqualTo(204);
    assertThat(linked).isEqualTo(200);
    assertThat(http.get(null, link).status()).isEqualTo(404);
    assertThat(
            http.post("lukas.weber", "/api/requests/" + open + "/links", Map.of("days", 3))
                .problem())
        .isEqualTo("request-confidential");
    assertThat(http.get("analyst", "/api/me/notifications/count").body().path("unread").asInt())
        .isEqualTo(before - 1);
    assertThat(http.post("analyst", "/api/me/notifications/" + told + "/read", null).status())
        .isEqualTo(404);
    assertThat(
            jdbc.sql("select facts::text from desk.notification where id = ?")
                .param(told)
                .query(String.class)
                .single())
        .isEqualTo("{}");
    assertThat(http.get("lukas.weber", "/api/me/notifications").raw().body()).contains(open);
    // Who made it so still sees it, and can take it back.
    assertThat(
            http.put("process-owner", confidentiality(open), "{\"confidential\": false}").status())
        .isEqualTo(204);
    assertThat(http.get("analyst", "/api/requests/" + open).status()).isEqualTo(200);
    assertThat(audited(open)).contains("request.confidential process-owner");
  }

  @Test
  void shouldLetOnlyThoseSaySoWhoMay() {
    assertThat(
            http.put("launch-manager", confidentiality(request), "{\"confidential\": false}")
                .status())
        .isEqualTo(403);
    assertThat(http.put("analyst", confidentiality(request), "{\"confidential\": false}").status())
        .isEqualTo(404);
    assertThat(http.put("lukas.weber", confidentiality(request), "{}").body().at("/errors/0/field"))
        .hasToString("\"confidential\"");
    assertThat(http.put("admin", confidentiality(request), "{\"confidential\": false}").status())
        .isEqualTo(204);
  }

  @Test
  void shouldNoteWhoHasReadIt() {
    // when
    http.get("launch-manager", "/api/requests/" + request);
    http.get("launch-manager", "/api/requests/" + request);
    http.get("launch-manager", "/api/requests/" + request + "/timeline");
    http.get("launch-manager", "/api/tasks/" + task);
    http.get("launch-manager", "/api/tasks?requestId=" + request);
    http.get("analyst", "/api/requests/" + request);

    // then
    assertThat(
            jdbc.sql(
                    """
                    select person || ' ' || (details ->> 'call') from desk.audit_event
                     where subject = ? and action = 'request.read' order by id
                    """)
                .param(request)
                .query(String.class)
                .list())
        .containsExactly(
            "launch-manager GET /api/requests/{id}",
            "launch-manager GET /api/requests/{id}/timeline",
            "launch-manager GET /api/tasks/{id}",
            "launch-manager GET /api/tasks");
  }

  @Test
  void shouldKeepTheChoiceInADraft() {
    // given
    String id = UUID.randomUUID().toString();
    Map<String, Object> entered =
        Map.of("id", id, "type", "other", "brief", Map.of("title", "Kept"), "confidential", true);

    // then
    assertThat(http.post("lukas.weber", "/api/drafts", entered).status()).isEqualTo(201);
    assertThat(http.get("lukas.weber", "/api/drafts/" + id).body().path("confidential").asBoolean())
        .isTrue();
  }

  /** All calls that read without naming one thing. */
  private Stream<String> calls() {
    return reading(route -> !route.contains("{") && !route.equals("/api/events"))
        .flatMap(route -> PARAMETERS.getOrDefault(route, List.of("")).stream().map(route::concat));
  }

  /** All calls that read something of one request. */
  private Stream<String> ofRequest() {
    return reading(route -> route.startsWith("/api/requests/{id}"))
        .map(route -> route.replace("{id}", request));
  }

  private Stream<String> reading(Predicate<String> wanted) {
    Set<String> found = new TreeSet<>();
    for (RequestMappingInfo info : routes.getHandlerMethods().keySet()) {
      if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
        info.getPatternValues().stream()
            .filter(route -> route.startsWith("/api/"))
            .filter(wanted)
            .forEach(found::add);
      }
    }
    return found.stream();
  }

  private String trace() {
    return "(" + title + "|\\b" + request + "\\b)";
  }

  private boolean see(String person) {
    return http.get(person, "/api/requests/" + request).status() == 200;
  }

  private Set<String> seeing(String person) {
    return onlookers.of(List.of(person), List.of(request), List.of(root), List.of(task)).keySet();
  }

  private String readers(String person) {
    return "/api/requests/" + request + "/readers/" + person;
  }

  private static String confidentiality(String id) {
    return "/api/requests/" + id + "/confidentiality";
  }

  private List<String> audited(String id) {
    return jdbc.sql("select action || ' ' || person from desk.audit_event where subject = ?")
        .param(id)
        .query(String.class)
        .list();
  }
}
