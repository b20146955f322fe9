package io.launchdesk.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.retention.RequestArchiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may call what: every route, every role, on things that are foreign to all but the owner. */
@PortalTest
@TestInstance(Lifecycle.PER_CLASS)
class AuthorizationMatrixTest {
  static final List<String> EVERYBODY =
      List.of(
          "requester",
          "approver",
          "producer",
          "launch-manager",
          "process-owner",
          "analyst",
          "operator",
          "admin");
  private static final Map<String, Object> CONFIDENTIAL = Map.of("confidential", true);
  private static final String SEE_ALL = "process-owner analyst operator admin";
  private static final String LEADS = "launch-manager approver operator admin";

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired RequestArchiver archiver;

  private String request;
  private long task;
  private String secret;
  private String archived;
  private String archivedSecret;
  private long secretTask;
  private long incident;
  private long notification;
  private String agreement;
  private String campaign;
  private int change;
  private String model;
  private long thread;
  private int liveChange;
  private int migration;

  /** Whether nobody has been let in to change something since the things were made. */
  private boolean untouched;

  /**
   * A route, who gets in, and what the others are told.
   *
   * @param address with {request}, {secret} (a confidential one), {archived}, {archivedSecret},
   *     {task}, {secretTask}, {incident}, {notification}, {agreement}, {campaign}, {change}, {live}
   *     (a change that is live and concerned the requester), {migration}, {model}, {thread} and
   *     {comment} in place of ids
   */
  record Rule(String method, String address, Object body, String allowed, int refusal) {
    boolean reads() {
      return method.equals("GET");
    }

    @Override
    public String toString() {
      return method + " " + address;
    }
  }

  /**
   * The request is lukas.weber's; its task is for the group {@code launch}, and analyst was told of
   * it.
   */
  static List<Rule> rules() {
    String all = String.join(" ", EVERYBODY);
    return List.of(
        new Rule("GET", "/api/me", null, all, 401),
        new Rule("GET", "/api/me/notifications", null, all, 401),
        new Rule("GET", "/api/me/notifications/count", null, all, 401),
        new Rule("POST", "/api/me/notifications/read-all", Map.of(), all, 401),
        new Rule("POST", "/api/me/notifications/{notification}/read", Map.of(), "analyst", 404),
        new Rule("GET", "/api/me/settings/notifications", null, all, 401),
        new Rule("PUT", "/api/me/settings/notifications", Map.of("digestAt", "08:00"), all, 401),
        new Rule("GET", "/api/people", null, all, 401),
        new Rule("GET", "/api/request-types", null, all, 401),
        new Rule("GET", "/api/request-types/event/examples", null, all, 401),
        new Rule("GET", "/api/requests", null, all, 401),
        new Rule("GET", "/api/intake", null, all, 401),
        new Rule("PUT", "/api/intake/pause", Map.of("message", "Tried"), "admin", 403),
        new Rule("DELETE", "/api/intake/pause", null, "admin", 403),
        new Rule("GET", "/api/retention", null, "process-owner admin", 403),
        new Rule("PUT", "/api/retention/operational", Map.of("keepDays", 30), "admin", 403),
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
        new Rule("GET", "/api/requests/{request}/messages", null, "launch-manager " + SEE_ALL, 404),
        new Rule("GET", "/api/requests/{request}/sla", null, "launch-manager " + SEE_ALL, 404),
        new Rule("GET", "/api/requests/{request}/diagram", null, "launch-manager " + SEE_ALL, 404),
        new Rule(
            "GET",
            "/api/requests/{request}/brief/versions",
            null,
            "launch-manager " + SEE_ALL,
            404),
        new Rule("GET", "/api/requests/{request}/links", null, "launch-manager " + SEE_ALL, 404),
        new Rule("GET", "/api/requests/{request}/readers", null, "launch-manager " + SEE_ALL, 404),
        new Rule("GET", "/api/requests/{archived}/archive", null, "process-owner admin", 404),
        new Rule("GET", "/api/requests/{archivedSecret}/archive", null, "admin", 404),
        new Rule("GET", "/api/requests/{secret}", null, "launch-manager admin", 404),
        new Rule("GET", "/api/requests/{secret}/timeline", null, "launch-manager admin", 404),
        new Rule("GET", "/api/requests/{secret}/messages", null, "launch-manager admin", 404),
        new Rule("GET", "/api/requests/{secret}/files", null, "launch-manager admin", 404),
        new Rule("GET", "/api/requests/{secret}/comments", null, "launch-manager admin", 404),
        new Rule("GET", "/api/requests/{secret}/readers", null, "launch-manager admin", 404),
        new Rule(
            "POST",
            "/api/requests/{secret}/comments",
            Map.of("text", "Seen"),
            "launch-manager admin",
            404),
        new Rule("GET", "/api/tasks/{secretTask}", null, "launch-manager admin", 404),
        new Rule("GET", "/api/audit", null, "admin", 403),
        new Rule("GET", "/api/audit/actions", null, "admin", 403),
        new Rule("GET", "/api/audit/export", null, "admin", 403),
        new Rule("GET", "/api/tasks/{task}", null, "launch-manager approver " + SEE_ALL, 403),
        new Rule("POST", "/api/tasks/{task}/claim", Map.of(), "launch-manager", 403),
        new Rule("POST", "/api/tasks/{task}/complete", Map.of(), "launch-manager", 403),
        new Rule(
            "POST",
            "/api/tasks/{task}/assign",
            Map.of("assignee", "noah.fischer"),
            "launch-manager approver operator admin",
            403),
        new Rule("GET", "/api/me/password", null, all, 401),
        new Rule("GET", "/api/me/second-factor", null, all, 401),
        new Rule("DELETE", "/api/people/locked.out/second-factor", null, "admin", 403),
        new Rule("POST", "/api/people/lost.password/password-reset", null, "admin", 403),
        new Rule("GET", "/api/me/absences", null, all, 401),
        new Rule("PUT", "/api/me/absences/{uuid}", absence(), all, 401),
        new Rule("DELETE", "/api/me/absences/{uuid}", null, all, 401),
        new Rule("GET", "/api/team/work?section=late", null, LEADS, 403),
        new Rule("GET", "/api/team/work/deliverables?section=late", null, LEADS, 403),
        new Rule("GET", "/api/team/work/counts", null, LEADS, 403),
        new Rule("GET", "/api/team/load", null, LEADS, 403),
        new Rule(
            "PUT",
            "/api/people/noah.fischer/capacity",
            Map.of("hoursPerWeek", 32),
            "approver operator admin",
            403),
        new Rule(
            "PUT",
            "/api/team/capacity",
            Map.of("hoursPerWeek", 40),
            "approver operator admin",
            403),
        new Rule("GET", "/api/kpi-catalogue", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/kpi-catalogue/sla-kept/targets", null, "approver " + SEE_ALL, 403),
        new Rule(
            "PUT",
            "/api/kpi-catalogue/sla-kept/target",
            Map.of("reason", "Tried"),
            "process-owner analyst admin",
            403),
        new Rule("GET", "/api/dashboard/figures", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/choices", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/distribution?kpi=rating", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/requests?kpi=rating", null, "approver " + SEE_ALL, 403),
        new Rule(
            "GET",
            "/api/dashboard/element-requests?process=P&element=E",
            null,
            "approver " + SEE_ALL,
            403),
        new Rule("GET", "/api/dashboard/sla", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/flow", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/ageing", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/waits", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/bottlenecks", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/forecast", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/hourly-rate", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/calendars", null, "process-owner admin", 403),
        new Rule("GET", "/api/calendars/standard", null, "process-owner admin", 403),
        new Rule("PUT", "/api/calendars/gb-london", london(), "process-owner admin", 403),
        new Rule("GET", "/api/calendar-choices", null, "process-owner admin", 403),
        new Rule("GET", "/api/holiday-regions/DE", null, "process-owner admin", 403),
        new Rule("GET", "/api/holidays?region=DE-BE&year=2027", null, "process-owner admin", 403),
        new Rule("GET", "/api/campaigns", null, all, 401),
        new Rule("GET", "/api/campaigns/{campaign}", null, all, 401),
        new Rule(
            "PUT",
            "/api/campaigns/{campaign}",
            Map.of("name", "Matrix", "owner", "admin", "from", "2027-01-01"),
            "approver launch-manager process-owner admin",
            403),
        new Rule("GET", "/api/agreements", null, all, 401),
        new Rule(
            "GET",
            "/api/agreements/what-if?step=delivery&targetHours=8&calendar=standard&from=2026-01-01&until=2026-02-01",
            null,
            "process-owner admin",
            403),
        new Rule("GET", "/api/agreements/choices", null, "process-owner admin", 403),
        new Rule(
            "GET", "/api/agreements/{agreement}", null, "launch-manager process-owner admin", 404),
        new Rule("POST", "/api/agreements/{agreement}/end", null, "process-owner admin", 403),
        new Rule(
            "PUT",
            "/api/hourly-rate/skills/design",
            Map.of("amount", 80),
            "process-owner admin",
            403),
        new Rule("GET", "/api/hourly-rate/versions", null, "approver " + SEE_ALL, 403),
        new Rule(
            "PUT",
            "/api/hourly-rate",
            Map.of("amount", 80, "currency", "EUR"),
            "process-owner admin",
            403),
        new Rule("GET", "/api/models", null, SEE_ALL, 403),
        new Rule(
            "POST",
            "/api/models/form",
            (Supplier<?>) AuthorizationMatrixTest::begun,
            "process-owner admin",
            403),
        new Rule("GET", "/api/models/surroundings", null, SEE_ALL, 403),
        new Rule(
            "POST",
            "/api/models/process/MeasureProcess/findings",
            Map.of("content", "<x/>"),
            SEE_ALL,
            403),
        new Rule("GET", "/api/models/controls", null, SEE_ALL, 403),
        new Rule("GET", "/api/models/templates", null, SEE_ALL, 403),
        new Rule("GET", "/api/models/folder.zip", null, SEE_ALL, 403),
        new Rule("GET", "/api/models/variables", null, SEE_ALL, 403),
        new Rule("GET", "/api/model-changes", null, SEE_ALL, 403),
        new Rule("GET", "/api/model-changes/{change}", null, SEE_ALL, 403),
        new Rule("GET", "/api/model-changes/{change}/findings", null, SEE_ALL, 403),
        new Rule("POST", "/api/model-changes/{change}/seen", Map.of(), SEE_ALL, 403),
        new Rule("GET", "/api/model-changes/{change}/threads", null, SEE_ALL, 403),
        new Rule("GET", "/api/models/process/{model}/threads", null, SEE_ALL, 403),
        new Rule(
            "POST",
            "/api/models/process/{model}/threads",
            Map.of("text", "What about it?", "version", 1),
            SEE_ALL,
            403),
        new Rule(
            "POST",
            "/api/models/process/{model}/threads/{thread}/comments",
            Map.of("text", "So it is"),
            SEE_ALL,
            403),
        new Rule(
            "PUT",
            "/api/models/process/{model}/threads/{thread}/comments/{comment}",
            Map.of("text", "Changed"),
            "process-owner",
            403),
        new Rule(
            "DELETE",
            "/api/models/process/{model}/threads/{thread}/comments/{comment}",
            null,
            "process-owner",
            403),
        new Rule(
            "PUT", "/api/models/process/{model}/threads/{thread}/seen", Map.of(), SEE_ALL, 403),
        new Rule(
            "POST", "/api/models/process/{model}/threads/{thread}/resolve", Map.of(), SEE_ALL, 403),
        new Rule(
            "POST", "/api/models/process/{model}/threads/{thread}/reopen", Map.of(), SEE_ALL, 403),
        new Rule("GET", "/api/model-changes/{change}/people", null, "process-owner admin", 403),
        new Rule("GET", "/api/model-changes/{change}/messages", null, "process-owner admin", 403),
        new Rule("GET", "/api/change-notes/{live}", null, "requester " + SEE_ALL, 404),
        new Rule("POST", "/api/change-notes/{live}/seen", Map.of(), "requester " + SEE_ALL, 404),
        new Rule("GET", "/api/models/process/None/migrations", null, SEE_ALL, 403),
        new Rule("GET", "/api/migrations/{migration}", null, SEE_ALL, 403),
        new Rule("POST", "/api/migrations/{migration}/try", null, "process-owner admin", 403),
        new Rule("POST", "/api/migrations/{migration}/run", null, "process-owner admin", 403),
        new Rule("POST", "/api/migrations/{migration}/stop", null, "process-owner admin", 403),
        new Rule("GET", "/api/webhooks", null, "admin", 403),
        new Rule("GET", "/api/webhooks/choices", null, "admin", 403),
        new Rule("GET", "/api/reports", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/reports/log", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/diagrams", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/incidents", null, "operator admin", 403),
        new Rule("GET", "/api/incidents/count", null, "operator admin", 403),
        new Rule("GET", "/api/incidents/{incident}", null, "operator admin", 403),
        new Rule("POST", "/api/incidents/{incident}/resolve", Map.of(), "operator admin", 403),
        new Rule(
            "GET", "/api/dashboard/figures/export?words=true", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/api/dashboard/flow/export", null, "approver " + SEE_ALL, 403),
        new Rule("GET", "/actuator/metrics", null, "operator admin", 403));
  }

  @BeforeEach
  void foreignThings() {
    if (untouched) {
      return;
    }
    request = http.submit("lukas.weber", "Foreign");
    long root = fixtures.root(request, "CallActivity_Launch");
    task = fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").open();
    incident = fixtures.incident(root);
    secret = http.submit("lukas.weber", "Foreign and secret");
    http.put("lukas.weber", "/api/requests/" + secret + "/confidentiality", CONFIDENTIAL);
    secretTask =
        fixtures
            .task(fixtures.root(secret, "CallActivity_Launch"), "UserTask_DecideGoNoGo")
            .forGroups("launch")
            .open();
    if (archived == null) {
      archived = http.submit("lukas.weber", "Foreign and archived");
      archivedSecret = http.submit("lukas.weber", "Foreign, secret and archived");
      http.put("lukas.weber", "/api/requests/" + archivedSecret + "/confidentiality", CONFIDENTIAL);
      fixtures.over(archived, fixtures.root(archived, "CallActivity_Launch"));
      fixtures.over(archivedSecret, fixtures.root(archivedSecret, "CallActivity_Launch"));
      Instant now = Instant.now();
      archiver.archive(now.plusSeconds(60), 1000, now);
    }
    notification = fixtures.told("analyst", request);
    agreement = fixtures.agreement("launch-manager", "lukas.weber");
    campaign = campaign == null ? fixtures.campaign() : campaign;
    fixtures.hourlyRate();
    change = fixtures.change("process-owner");
    liveChange = fixtures.liveChange("process-owner", "requester");
    migration = fixtures.migration("process-owner");
    model = fixtures.model("process-owner");
    thread = fixtures.thread(model, "process-owner");
    fixtures.secondFactor("locked.out");
    fixtures.password("lost.password");
    untouched = true;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldLetInOnlyThoseWhoMay(Rule rule) {
    // when
    Set<String> letIn = new TreeSet<>();
    for (String person : EVERYBODY) {
      foreignThings();
      int status = call(person, rule);
      if (status >= 200 && status < 300) {
        letIn.add(person);
        untouched &= rule.reads();
      } else {
        assertThat(status).as(person).isEqualTo(rule.refusal());
      }
    }

    // then
    assertThat(letIn).isEqualTo(new TreeSet<>(Set.of(rule.allowed().split(" "))));
    assertThat(call(null, rule)).as("nobody").isEqualTo(401);
  }

  @AfterEach
  void takeRequestsAgain() {
    http.delete("admin", "/api/intake/pause");
  }

  /** Far from today, so that nobody is away in other tests. */
  private static Map<String, Object> absence() {
    String day = LocalDate.now(ZoneOffset.UTC).plusYears(2).toString();
    return Map.of("from", day, "until", day);
  }

  /** A form that nobody has begun. */
  private static Map<String, Object> begun() {
    String id = "form" + UUID.randomUUID().toString().replace("-", "");
    return Map.of("content", "{\"id\":\"%s\",\"components\":[]}".formatted(id), "note", "New");
  }

  private static Map<String, Object> london() {
    return Map.of(
        "name", "London",
        "timeZone", "Europe/London",
        "hours", List.of(Map.of("weekday", 1, "opens", "09:00", "closes", "17:00")),
        "holidayRegion", "GB-ENG");
  }

  /** The version from which things that have one are changed. */
  private String version(Rule rule) {
    int version =
        switch (rule.address()) {
          case "/api/campaigns/{campaign}" ->
              http.get("admin", "/api/campaigns/" + campaign).body().path("version").asInt();
          case "/api/hourly-rate/skills/design" ->
              StreamSupport.stream(
                      http.get("admin", "/api/hourly-rate").body().path("skills").spliterator(),
                      false)
                  .filter(one -> one.path("skill").asText().equals("design"))
                  .mapToInt(one -> one.path("version").asInt())
                  .sum();
          case "/api/hourly-rate", "/api/calendars/gb-london" ->
              http.get("admin", rule.address()).body().path("version").asInt();
          case "/api/models/process/{model}/threads/{thread}/comments/{comment}" -> 1;
          default ->
              http.get("admin", "/api/kpi-catalogue/sla-kept/targets")
                  .body()
                  .at("/items/0/version")
                  .asInt();
        };
    return "\"" + version + "\"";
  }

  private static String absenceOf(String person) {
    return UUID.nameUUIDFromBytes(String.valueOf(person).getBytes(UTF_8)).toString();
  }

  private int call(String person, Rule rule) {
    String path =
        rule.address()
            .replace("{request}", request)
            .replace("{task}", Long.toString(task))
            .replace("{secret}", secret)
            .replace("{archived}", archived)
            .replace("{archivedSecret}", archivedSecret)
            .replace("{secretTask}", Long.toString(secretTask))
            .replace("{agreement}", agreement)
            .replace("{campaign}", campaign)
            .replace("{migration}", Integer.toString(migration))
            .replace("{change}", Integer.toString(change))
            .replace("{model}", model)
            .replace("{thread}", Long.toString(thread))
            .replace("{comment}", Long.toString(fixtures.commentOf(thread)))
            .replace("{live}", Integer.toString(liveChange))
            .replace("{incident}", Long.toString(incident))
            .replace("{notification}", Long.toString(notification))
            .replace("{uuid}", absenceOf(person));
    Object body = rule.body() instanceof Supplier<?> each ? each.get() : rule.body();
    int status =
        switch (rule.method()) {
          case "GET" -> http.get(person, path).status();
          case "PUT" -> http.put(person, path, body, "If-Match", version(rule)).status();
          case "DELETE" -> http.delete(person, path).status();
          default -> http.post(person, path, body, "If-Match", "\"1\"").status();
        };
    if (rule.reads()) {
      return status;
    }
    // Without a session there is no token either: nobody is told so before being asked to sign in.
    return person == null && status == 403 ? 401 : status;
  }
}
