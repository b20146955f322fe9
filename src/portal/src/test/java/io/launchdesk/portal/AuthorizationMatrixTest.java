package io.launchdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may call what: every route, every role, on things that are foreign to all but the owner. */
@PortalTest
class AuthorizationMatrixTest {
  private static final List<String> EVERYBODY =
      List.of(
          "requester",
          "approver",
          "producer",
          "launch-manager",
          "process-owner",
          "analyst",
          "operator",
          "admin");
  private static final String SEE_ALL = "process-owner analyst operator admin";

  @Autowired Http http;
  @Autowired Fixtures fixtures;

  private String request;
  private long task;
  private long incident;

  /**
   * A route, who gets in, and what the others are told.
   *
   * @param address with {request}, {task} and {incident} in place of ids
   */
  record Rule(String method, String address, Object body, String allowed, int refusal) {
    @Override
    public String toString() {
      return method + " " + address;
    }
  }

  /** The request is lukas.weber's; its task is for the group {@code launch}. */
  static List<Rule> rules() {
    String all = String.join(" ", EVERYBODY);
    return List.of(
        new Rule("GET", "/api/me", null, all, 401),
        new Rule("GET", "/api/people", null, all, 401),
        new Rule("GET", "/api/request-types", null, all, 401),
        new Rule("GET", "/api/requests", null, all, 401),
        new Rule("GET", "/api/tasks", null, all, 401),
        new Rule("GET", "/api/views?list=tasks", null, all, 401),
        new Rule("GET", "/api/views?list=requests", null, all, 401),
        new Rule("GET", "/api/filter-choices", null, all, 401),
        new Rule("GET", "/api/imports", null, all, 401),
        new Rule("GET", "/api/imports/limits", null, all, 401),
        new Rule("GET", "/api/deliverables", null, all, 401),
        new Rule("GET", "/api/deliverables/counts", null, all, 401),
        new Rule("GET", "/api/requests/{request}", null, "launch-manager " + SEE_ALL, 404),
        new Rule("GET", "/api/requests/{request}/timeline", null, "launch-manager " + SEE_ALL, 404),
        new Rule("GET", "/api/requests/{request}/diagram", null, "launch-manager " + SEE_ALL, 404),
        new Rule(
            "GET",
            "/api/requests/{request}/brief/versions",
            null,
            "launch-manager " + SEE_ALL,
            404),
        new Rule("GET", "/api/tasks/{task}", null, "launch-manager approver " + SEE_ALL, 403),
        new Rule("POST", "/api/tasks/{task}/claim", Map.of(), "launch-manager", 403),
        new Rule("POST", "/api/tasks/{task}/complete", Map.of(), "launch-manager", 403),
        new Rule(
            "POST",
            "/api/tasks/{task}/assign",
            Map.of("assignee", "noah.fischer"),
            "launch-manager approver operator admin",
            403),
        new Rule("GET", "/api/kpis", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/incidents", null, "operator admin", 403),
        new Rule("GET", "/api/incidents/count", null, "operator admin", 403),
        new Rule("GET", "/api/incidents/{incident}", null, "operator admin", 403),
        new Rule("POST", "/api/incidents/{incident}/resolve", Map.of(), "operator admin", 403),
        new Rule("GET", "/actuator/metrics", null, "operator admin", 403));
  }

  @BeforeEach
  void foreignThings() {
    request = http.submit("lukas.weber", "Foreign");
    long root = fixtures.root(request, "CallActivity_Launch");
    task = fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").open();
    incident = fixtures.incident(root);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldLetInOnlyThoseWhoMay(Rule rule) {
    // when
    Set<String> letIn = new TreeSet<>();
    for (String person : EVERYBODY) {
      foreignThings();
      int status = call(person, rule);
      if (status == 200) {
        letIn.add(person);
      } else {
        assertThat(status).as(person).isEqualTo(rule.refusal());
      }
    }

    // then
    assertThat(letIn).isEqualTo(new TreeSet<>(Set.of(rule.allowed().split(" "))));
    assertThat(call(null, rule)).as("nobody").isEqualTo(401);
  }

  private int call(String person, Rule rule) {
    String path =
        rule.address()
            .replace("{request}", request)
            .replace("{task}", Long.toString(task))
            .replace("{incident}", Long.toString(incident));
    if (rule.method().equals("GET")) {
      return http.get(person, path).status();
    }
    int status = http.post(person, path, rule.body()).status();
    // Without a session there is no token either: nobody is told so before being asked to sign in.
    return person == null && status == 403 ? 401 : status;
  }
}
