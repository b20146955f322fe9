package io.launchdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that the application has is guarded as written here, or in {@link
 * AuthorizationMatrixTest}: a route that neither knows fails the build. Things are lukas.weber's
 * and foreign to all callers; what is sent is empty, so that who passes the guard is told what is
 * wrong with it, or that it is not there.
 */
@PortalTest
class RouteGuardTest {
  private static final List<String> EVERYBODY = AuthorizationMatrixTest.EVERYBODY;
  private static final String ALL = String.join(" ", EVERYBODY);
  private static final String SEE_MODELS = "process-owner analyst operator admin";
  private static final String CHANGE_MODELS = "process-owner admin";
  private static final String NOBODY = "";
  private static final Set<Integer> NOT_SIGNED_IN = Set.of(401, 403);

  @Autowired Http http;
  @Autowired Fixtures fixtures;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  private Map<String, String> things;

  /**
   * @param route method and pattern, as the application has it
   * @param passes who gets past the guard
   * @param forbidden who is told that it is not theirs
   * @param hidden whether all others are told that there is no such thing
   */
  record Guard(String route, String passes, String forbidden, boolean hidden) {

    /** Whoever does not pass is told so. */
    Guard(String route, String passes) {
      this(route, passes, others(passes), false);
    }

    /** Whoever neither passes nor is told so does not learn that there is such a thing. */
    Guard(String route, String passes, String forbidden) {
      this(route, passes, forbidden, true);
    }

    @Override
    public String toString() {
      return route;
    }

    String method() {
      return route.substring(0, route.indexOf(' '));
    }

    private static String others(String passes) {
      return EVERYBODY.stream()
          .filter(person -> !List.of(passes.split(" ")).contains(person))
          .collect(Collectors.joining(" "));
    }
  }

  static List<Guard> guards() {
    return List.of(
        new Guard("POST /api/agreements", CHANGE_MODELS),
        new Guard("POST /api/agreements/{id}/versions", CHANGE_MODELS),
        new Guard(
            "POST /api/agreements/{id}/versions/{version}/agree", "launch-manager", CHANGE_MODELS),
        new Guard("POST /api/calendars", CHANGE_MODELS),
        new Guard("DELETE /api/calendars/{id}", CHANGE_MODELS),
        new Guard("POST /api/campaigns", "approver launch-manager process-owner admin"),
        new Guard("GET /api/drafts", ALL),
        new Guard("POST /api/drafts", ALL),
        new Guard("DELETE /api/drafts/{id}", ALL),
        new Guard("GET /api/drafts/{id}", NOBODY, NOBODY),
        new Guard("PUT /api/drafts/{id}", NOBODY, NOBODY),
        new Guard("GET /api/drafts/{id}/files", NOBODY, NOBODY),
        new Guard("POST /api/drafts/{id}/files", NOBODY, NOBODY),
        new Guard("GET /api/files/limits", ALL),
        new Guard("DELETE /api/files/{id}", NOBODY, NOBODY),
        new Guard("GET /api/files/{id}", NOBODY, NOBODY),
        new Guard("GET /api/forms/{formId}", ALL),
        new Guard("POST /api/imports", ALL),
        new Guard("GET /api/imports/template", ALL),
        new Guard("DELETE /api/imports/{id}", ALL),
        new Guard("GET /api/imports/{id}/left", NOBODY, NOBODY),
        new Guard("PUT /api/imports/{id}/rows/{position}", NOBODY, NOBODY),
        new Guard("POST /api/imports/{id}/submit", NOBODY, NOBODY),
        new Guard("PUT /api/me/password", ALL),
        new Guard("POST /api/me/second-factor", ALL),
        new Guard("POST /api/me/second-factor/confirm", ALL),
        new Guard("POST /api/me/second-factor/remove", ALL),
        new Guard("GET /api/me/settings", ALL),
        new Guard("PUT /api/me/settings", ALL),
        new Guard("POST /api/model-changes", CHANGE_MODELS),
        new Guard("PUT /api/model-changes/{number}", CHANGE_MODELS),
        new Guard("POST /api/model-changes/{number}/return", CHANGE_MODELS),
        new Guard("POST /api/model-changes/{number}/steps/{step}", CHANGE_MODELS),
        new Guard("POST /api/models/folder", CHANGE_MODELS),
        new Guard("POST /api/models/process/{process}/migrations", CHANGE_MODELS),
        new Guard("GET /api/models/process/{process}/migrations/proposal", SEE_MODELS),
        new Guard("GET /api/models/{kind}/{model}", SEE_MODELS),
        new Guard("DELETE /api/models/{kind}/{model}/draft", CHANGE_MODELS),
        new Guard("GET /api/models/{kind}/{model}/draft", SEE_MODELS),
        new Guard("PUT /api/models/{kind}/{model}/draft", CHANGE_MODELS),
        new Guard("POST /api/models/{kind}/{model}/versions", CHANGE_MODELS),
        new Guard("GET /api/models/{kind}/{model}/versions/{number}", SEE_MODELS),
        new Guard(
            "GET /api/reports/runs/{run}/pdf", "approver process-owner analyst operator admin"),
        new Guard("DELETE /api/reports/{id}", "process-owner analyst admin"),
        new Guard("PUT /api/reports/{id}", "process-owner analyst admin"),
        new Guard(
            "POST /api/reports/{id}/send-to-me", "approver process-owner analyst operator admin"),
        new Guard("POST /api/requests", ALL),
        new Guard(
            "PUT /api/requests/{id}/brief",
            "admin",
            "launch-manager process-owner analyst operator"),
        new Guard(
            "PUT /api/requests/{id}/campaign",
            "launch-manager process-owner admin",
            "analyst operator"),
        new Guard(
            "DELETE /api/requests/{id}/comments/{comment}",
            NOBODY,
            "launch-manager process-owner analyst operator admin"),
        new Guard(
            "PUT /api/requests/{id}/comments/{comment}",
            NOBODY,
            "launch-manager process-owner analyst operator admin"),
        new Guard(
            "POST /api/requests/{id}/comments/{comment}/files",
            NOBODY,
            "launch-manager process-owner analyst operator admin"),
        new Guard(
            "PUT /api/requests/{id}/confidentiality",
            CHANGE_MODELS,
            "launch-manager analyst operator"),
        new Guard(
            "POST /api/requests/{id}/files",
            "launch-manager process-owner analyst operator admin",
            NOBODY),
        new Guard(
            "POST /api/requests/{id}/links",
            "launch-manager process-owner analyst operator admin",
            NOBODY),
        new Guard("DELETE /api/requests/{id}/links/{link}", NOBODY, NOBODY),
        new Guard(
            "DELETE /api/requests/{id}/readers/{username}",
            CHANGE_MODELS,
            "launch-manager analyst operator"),
        new Guard(
            "PUT /api/requests/{id}/readers/{username}",
            CHANGE_MODELS,
            "launch-manager analyst operator"),
        new Guard(
            "PUT /api/requests/{id}/seen",
            "launch-manager process-owner analyst operator admin",
            NOBODY),
        new Guard(
            "POST /api/requests/{id}/withdraw",
            "admin",
            "launch-manager process-owner analyst operator"),
        new Guard("DELETE /api/session", ALL),
        new Guard("GET /api/tasks/counts", ALL),
        new Guard("DELETE /api/tasks/{id}/draft", ALL),
        new Guard(
            "GET /api/tasks/{id}/draft",
            "approver launch-manager process-owner analyst operator admin"),
        new Guard("PUT /api/tasks/{id}/draft", "launch-manager"),
        new Guard("POST /api/tasks/{id}/release", "approver launch-manager operator admin"),
        new Guard("POST /api/views", ALL),
        new Guard("DELETE /api/views/{id}", ALL),
        new Guard("PUT /api/views/{id}", NOBODY, NOBODY),
        new Guard("DELETE /api/views/{id}/default", NOBODY, NOBODY),
        new Guard("PUT /api/views/{id}/default", NOBODY, NOBODY),
        new Guard("POST /api/webhooks", "admin"),
        new Guard("DELETE /api/webhooks/{id}", "admin"),
        new Guard("PUT /api/webhooks/{id}", "admin"),
        new Guard("POST /api/webhooks/{id}/try", "admin"));
  }

  /**
   * Open to who is not signed in: they ask for a secret or a password themselves, or are public.
   */
  private static final Set<String> OPEN =
      Set.of(
          "GET /api/answer-links/{secret}",
          "POST /api/answer-links/{secret}",
          "GET /api/session",
          "POST /api/session",
          "GET /api/shared/{secret}",
          "GET /pages/{slug}",
          // What the identity provider sends is signed: BackChannelLogoutTest, KeycloakSignInIT.
          "POST /logout/connect/back-channel/oidc",
          "GET /v3/api-docs",
          "GET /v3/api-docs.yaml");

  /** An answer without an end: LiveEventsTest says who gets it, and what of it. */
  private static final String STREAM = "GET /api/events";

  /** What a route needs before it looks who asks, by the end of its address. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "/files", "?name=a.txt",
          "/imports", "?type=event&name=a.csv",
          "/template", "?type=event",
          "/proposal", "?from=1&to=2");

  @BeforeEach
  void foreignThings() {
    String request = http.submit("lukas.weber", "Guarded");
    long task =
        fixtures
            .task(fixtures.root(request, "CallActivity_Launch"), "UserTask_DecideGoNoGo")
            .forGroups("launch")
            .open();
    JsonNode comment =
        http.post("lukas.weber", "/api/requests/" + request + "/comments", Map.of("text", "Mine"))
            .body();
    things =
        Map.of(
            "agreements", fixtures.agreement("launch-manager", "lukas.weber"),
            "requests", request,
            "tasks", Long.toString(task),
            "drafts", draft(),
            "model-changes", Integer.toString(fixtures.change("process-owner")),
            "comment", comment.path("id").asText());
  }

  @ParameterizedTest
  @MethodSource("guards")
  void shouldLetNobodyElsePass(Guard guard) {
    // when
    StringBuilder passes = new StringBuilder();
    StringBuilder forbidden = new StringBuilder();
    for (String person : EVERYBODY) {
      int status = call(person, guard);
      if (status == 403) {
        forbidden.append(person).append(' ');
      } else if (!guard.hidden() || status != 404) {
        passes.append(person).append(' ');
      }
    }

    // then
    assertThat(passes.toString().trim()).as("pass").isEqualTo(guard.passes());
    assertThat(forbidden.toString().trim()).as("forbidden").isEqualTo(guard.forbidden());
    assertThat(call(null, guard)).as("nobody").isIn(NOT_SIGNED_IN);
  }

  @Test
  void shouldLeaveWhatIsForeignWhereItIs() {
    // when
    EVERYBODY.forEach(person -> http.delete(person, "/api/drafts/" + things.get("drafts")));

    // then
    assertThat(http.get("lukas.weber", "/api/drafts/" + things.get("drafts")).status())
        .isEqualTo(200);
  }

  @Test
  void shouldKnowEveryRoute() {
    Set<String> known = new TreeSet<>(OPEN);
    known.add(STREAM);
    guards().forEach(guard -> known.add(guard.route()));
    Set<String> there = all().collect(Collectors.toCollection(TreeSet::new));

    assertThat(there)
        .filteredOn(route -> !known.contains(route) && !isInMatrix(route))
        .as("routes that no table of who may call them has")
        .isEmpty();
    assertThat(known).as("rules for what is not there any more").isSubsetOf(there);
  }

  /** All but the server's own page of errors. */
  private Stream<String> all() {
    return routes.getHandlerMethods().keySet().stream()
        .flatMap(
            info ->
                info.getPatternValues().stream()
                    .filter(pattern -> !pattern.equals("/error"))
                    .flatMap(
                        pattern ->
                            info.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)));
  }

  private static boolean isInMatrix(String route) {
    String pattern = route.replaceAll("\\{[^}]+}", "[^/?]+") + "(\\?.*)?";
    return AuthorizationMatrixTest.rules().stream()
        .anyMatch(rule -> (rule.method() + " " + rule.address()).matches(pattern));
  }

  private String draft() {
    String id = UUID.randomUUID().toString();
    Map<String, Object> body =
        Map.of("id", id, "type", "event", "brief", Map.of("title", "Not ready"));
    assertThat(http.post("lukas.weber", "/api/drafts", body).status()).isEqualTo(201);
    return id;
  }

  private int call(String person, Guard guard) {
    String path = guard.route().substring(guard.method().length() + 1);
    String thing = path.split("/")[2];
    String own = things.getOrDefault(thing, UUID.randomUUID().toString());
    String address =
        path.replace("{id}", own)
                .replace("{number}", things.get("model-changes"))
                .replace("{comment}", things.get("comment"))
                .replace("{formId}", "approveStep")
                .replace("{kind}", "process")
                .replace("{model}", "NoSuchProcess")
                .replace("{process}", "NoSuchProcess")
                .replace("{step}", "approve")
                .replace("{username}", "sofia.rossi")
                .replaceAll("\\{(version|position)}", "1")
                .replaceAll("\\{(link|run)}", UUID.randomUUID().toString())
            + QUERIES.getOrDefault(path.substring(path.lastIndexOf('/')), "");
    Map<String, Object> body =
        path.endsWith("/confidentiality")
            ? Map.of("confidential", false)
            : path.contains("/comments") ? Map.of("text", "Mine") : Map.of();
    return switch (guard.method()) {
      case "GET" -> http.get(person, address).status();
      case "PUT" -> http.put(person, address, body, "If-Match", "\"1\"").status();
      case "DELETE" ->
          http.send(http.call(person, address).header("If-Match", "\"1\"").DELETE()).status();
      default -> http.post(person, address, body, "If-Match", "\"1\"").status();
    };
  }
}
