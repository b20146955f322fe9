package io.launchdesk.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.kpi.KpiRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class FlowTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;
  @Autowired KpiRepository kpis;
  private Facts facts;

  @BeforeEach
  void start() {
    facts = new Facts(http, jdbc, kpis);
  }

  @Test
  void shouldCountRequestsInTheirStagesWhenTheyCameAndWent() {
    // given one in intake from the 1st to the 3rd and in approval until the 5th, when it was
    // rejected
    String first = facts.request("team-flow", "high");
    stay(first, "intake", "2021-07-01T08:00:00Z", "2021-07-03T08:00:00Z");
    stay(first, "approval", "2021-07-03T08:00:00Z", "2021-07-05T08:00:00Z");
    facts.record(first, "outcome", "rejected", 1, "2021-07-05T08:00:00Z");
    // and one that came on the 2nd, went on to approval on the 4th, and is there still
    String second = facts.request("team-flow", "high");
    fixtures.root(second, "CallActivity_Approval");
    jdbc.sql("update desk.request set created_at = '2021-07-02T08:00:00Z' where id = ?")
        .param(second)
        .update();
    stay(second, "intake", "2021-07-02T08:00:00Z", "2021-07-04T08:00:00Z");
    facts.record(second, "stage-hours", "intake", 48, "2021-07-04T08:00:00Z");
    // and one that was delivered long after the days that are looked at
    String third = facts.request("team-flow", "high");
    stay(third, "intake", "2021-06-20T08:00:00Z", "2021-08-20T08:00:00Z");
    facts.record(third, "outcome", "delivered", 1, "2021-08-20T08:00:00Z");

    // when
    JsonNode days = get("flow?team=team-flow&from=2021-07-01&to=2021-07-06").path("days");

    // then
    assertThat(inStage(days, "intake")).containsExactly(2, 3, 2, 1, 1, 1);
    assertThat(inStage(days, "approval")).containsExactly(0, 0, 1, 2, 1, 1);
    assertThat(days.findValues("submitted"))
        .extracting(JsonNode::asInt)
        .containsExactly(1, 1, 0, 0, 0, 0);
    assertThat(days.at("/4/ended").asInt()).isEqualTo(1);
    assertThat(days.at("/4/delivered").asInt()).isZero();
    JsonNode ageing = get("ageing?team=team-flow");
    assertThat(ageing.path("n").asInt()).isEqualTo(1);
    assertThat(ageing.at("/stages/1/n").asInt()).isEqualTo(1);
    assertThat(ageing.at("/stages/1/typicalDays").isNull()).isTrue();
    assertThat(ageing.at("/oldest/0/requestId").asText()).isEqualTo(second);
    assertThat(ageing.at("/oldest/0/stageDays").asDouble())
        .isCloseTo(ageing.at("/oldest/0/days").asDouble() - 2, within(0.01));
  }

  @Test
  void shouldSayWhereTheTimeWentAndWhatItCosts() {
    // given
    String request = facts.request("team-waits", "high");
    Map.of(
            "work",
            4,
            "queue",
            3,
            "approver",
            2,
            "requester",
            1,
            "rework",
            6,
            "off-hours",
            30,
            "planned",
            9,
            "automated",
            0)
        .forEach(
            (part, hours) ->
                facts.record(request, "wait-hours", part, hours, "2021-07-01T08:00:00Z"));
    int version = http.get("admin", "/api/hourly-rate").body().path("version").asInt();
    var rate =
        http.put(
            "admin",
            "/api/hourly-rate",
            Map.of("amount", 50, "currency", "EUR"),
            "If-Match",
            "\"" + version + "\"");

    // when
    JsonNode waits = get("waits?team=team-waits&from=2021-07-01&to=2021-07-31");

    // then
    assertThat(rate.status()).isEqualTo(200);
    assertThat(waits.path("n").asInt()).isEqualTo(1);
    assertThat(waits.path("flowEfficiency").asDouble()).isCloseTo(4.0 / 16, within(1e-9));
    assertThat(waits.at("/cost/waiting").asDouble()).isEqualTo(300);
    assertThat(waits.at("/cost/rework").asDouble()).isEqualTo(300);
    assertThat(waits.path("parts")).hasSize(8);
    assertThat(
            waits.path("parts").findValues("share").stream().mapToDouble(JsonNode::asDouble).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(
            http.put(
                    "admin",
                    "/api/hourly-rate",
                    Map.of("amount", 1, "currency", "EUR"),
                    "If-Match",
                    "\"" + version + "\"")
                .problem())
        .isEqualTo("changed-elsewhere");
  }

  @Test
  void shouldTellCostsByTheRateOfASkillWhereItIsKnown() {
    // given three hours in a queue, one of them for a designer, and four of rework, all by
    // designers
    String request = facts.request("team-skills", "high");
    facts.record(request, "wait-hours", "work", 1, "2021-07-01T08:00:00Z");
    facts.record(request, "wait-hours", "queue", 3, "2021-07-01T08:00:00Z");
    facts.record(request, "wait-hours", "rework", 4, "2021-07-01T08:00:00Z");
    facts.record(request, "skill-hours", "queue/design", 1, "2021-07-01T08:00:00Z");
    facts.record(request, "skill-hours", "rework/design", 4, "2021-07-01T08:00:00Z");
    facts.record(request, "skill-hours", "work/design", 1, "2021-07-01T08:00:00Z");
    setRate("", Map.of("amount", 50, "currency", "EUR"));

    // when
    Answer set = setRate("/skills/design", Map.of("amount", 80));

    // then
    assertThat(set.status()).as(set.raw().body()).isEqualTo(200);
    JsonNode cost = get("waits?team=team-skills&from=2021-07-01&to=2021-07-31").path("cost");
    assertThat(cost.path("waiting").asDouble()).isEqualTo(2 * 50 + 80);
    assertThat(cost.path("rework").asDouble()).isEqualTo(4 * 80);
    assertThat(cost.at("/skills/0/skill").asText()).isEqualTo("design");
    assertThat(cost.at("/skills/0/reworkHours").asDouble()).isEqualTo(4);

    // when the rate of all is in another currency, the skill's does not go with it
    setRate("", Map.of("amount", 50, "currency", "USD"));
    cost = get("waits?team=team-skills&from=2021-07-01&to=2021-07-31").path("cost");
    assertThat(cost.path("rework").asDouble()).isEqualTo(200);
    assertThat(cost.path("skills")).isEmpty();

    // when it is ended
    setRate("", Map.of("amount", 50, "currency", "EUR"));
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("amount", null);
    assertThat(setRate("/skills/design", nothing).status()).isEqualTo(200);

    // then
    cost = get("waits?team=team-skills&from=2021-07-01&to=2021-07-31").path("cost");
    assertThat(cost.path("rework").asDouble()).isEqualTo(200);
    JsonNode versions = http.get("analyst", "/api/hourly-rate/versions").body().path("items");
    assertThat(versions.at("/0/skill").asText()).isEqualTo("design");
    assertThat(versions.at("/0/amount").isNull()).isTrue();
    assertThat(
            http.put(
                    "admin",
                    "/api/hourly-rate/skills/design",
                    Map.of("amount", 1),
                    "If-Match",
                    "\"0\"")
                .problem())
        .isEqualTo("changed-elsewhere");
    assertThat(setRate("/skills/no-such-skill", Map.of("amount", 1)).status()).isEqualTo(404);
    assertThat(
            setRate("/skills/design", Map.of("amount", -1)).body().at("/errors/0/field").asText())
        .isEqualTo("amount");
  }

  /** Sets a rate from the version that it has. */
  private Answer setRate(String of, Map<String, Object> rate) {
    JsonNode now = http.get("admin", "/api/hourly-rate").body();
    int version =
        of.isEmpty()
            ? now.path("version").asInt()
            : StreamSupport.stream(now.path("skills").spliterator(), false)
                .filter(one -> of.endsWith("/" + one.path("skill").asText()))
                .mapToInt(one -> one.path("version").asInt())
                .findFirst()
                .orElse(0);
    return http.put("admin", "/api/hourly-rate" + of, rate, "If-Match", "\"" + version + "\"");
  }

  @Test
  void shouldNameTheElementsThatTookMostTime() {
    // given
    jdbc.sql(
            """
            with slice as (insert into desk.kpi_slice (type, team, priority, channels, campaign)
                           values ('other', 'team-heat', 'high', '{}', 'none') returning id),
            element as (insert into desk.kpi_element (process_id, element_id, element_type)
                        values ('HeatProcess', 'UserTask_Slow', 'USER_TASK'), ('HeatProcess', 'ServiceTask_Fast', 'SERVICE_TASK')
                        returning id, element_id)
            insert into desk.element_pending
            select element.id, slice.id, timestamptz '2021-07-15T10:00:00Z', 4,
                   case when element_id = 'UserTask_Slow' then 20 else 1 end, 9,
                   case when element_id = 'UserTask_Slow' then 4 else 0 end, 6, 1, 2
              from slice, element
            """)
        .update();

    // when
    JsonNode whole = get("bottlenecks?team=team-heat&from=2021-07-01&to=2021-07-31").path("items");
    jdbc.sql("call desk.fold_kpis()").update();
    JsonNode day = get("bottlenecks?team=team-heat&from=2021-07-15&to=2021-07-15").path("items");

    // then
    assertThat(whole).hasSize(2).isEqualTo(day);
    assertThat(whole.at("/0/elementId").asText()).isEqualTo("UserTask_Slow");
    assertThat(whole.at("/0/meanHours").asDouble()).isEqualTo(5);
    assertThat(whole.at("/0/waitHours").asDouble()).isEqualTo(6);
    assertThat(whole.at("/0/breaches").asInt()).isEqualTo(2);
    assertThat(get("bottlenecks?team=team-heat&from=2021-07-16&to=2021-07-31").path("items"))
        .isEmpty();
  }

  /** Of 40 runs of 1 to 40 hours, 30 took more than ten, and 20 of these more than twenty. */
  @Test
  void shouldForesayABreachByTheRunsThatTookAsLongAlready() {
    // given
    Instant now = Instant.now();
    String past = facts.request("team-forecast", "high");
    for (int n = 1; n <= 40; n++) {
      kpis.record(
          past,
          List.of(
              KpiRules.stepHours(
                  -n,
                  "forecast-step",
                  now.minus(Duration.ofHours(48 + n)),
                  now.minus(Duration.ofHours(48)))));
    }
    String request = facts.request("team-forecast", "high");
    open(request, "forecast-step", now.minus(Duration.ofHours(10)), now.plus(Duration.ofHours(10)));
    open(request, "unheard-of", now.minus(Duration.ofHours(10)), now.plus(Duration.ofHours(10)));

    // when
    JsonNode forecast = get("forecast?team=team-forecast&days=2");
    JsonNode likely = forecast.at("/items/0");
    LocalDate due = LocalDate.ofInstant(now.plus(Duration.ofHours(10)), BERLIN);
    JsonNode day = null;
    for (JsonNode one : forecast.path("days")) {
      day = one.path("day").asText().equals(due.toString()) ? one : day;
    }

    // then
    assertThat(likely.path("requestId").asText()).isEqualTo(request);
    assertThat(likely.path("risk").asDouble()).isCloseTo(20.0 / 30, within(0.04));
    assertThat(likely.path("n").asInt()).isBetween(29, 31);
    assertThat(forecast.at("/items/1/risk").isNull()).isTrue();
    assertThat(day.path("due").asInt()).isEqualTo(2);
    assertThat(day.path("unknown").asInt()).isEqualTo(1);
    assertThat(day.path("expected").asDouble()).isEqualTo(likely.path("risk").asDouble());
    assertThat(http.get("analyst", "/api/dashboard/forecast?days=99").problem())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void shouldCompareStepsAndTeamsByWhatTheyKept() {
    // given
    for (int n = 0; n < 20; n++) {
      String request = facts.request(n % 2 == 0 ? "team-sla-a" : "team-sla-b", "low");
      facts.record(request, "sla-kept", "sla-step", n % 4 == 0 ? 0 : 1, "2021-07-10T08:00:00Z");
    }
    String late = facts.request("team-sla-a", "low");
    open(
        late,
        "sla-step",
        Instant.now().minus(Duration.ofDays(3)),
        Instant.now().minus(Duration.ofDays(1)));

    // when
    JsonNode teams =
        get("sla?by=team&team=team-sla-a,team-sla-b&from=2021-07-01&to=2021-07-31").path("items");
    JsonNode steps =
        get("sla?team=team-sla-a,team-sla-b&from=2021-07-01&to=2021-07-31").path("items");

    // then
    assertThat(teams.at("/0/share").asDouble()).isEqualTo(0.5);
    assertThat(teams.at("/0/overdue").asInt()).isEqualTo(1);
    assertThat(teams.at("/1/share").asDouble()).isEqualTo(1);
    assertThat(steps).hasSize(1);
    assertThat(steps.at("/0/n").asInt()).isEqualTo(20);
    assertThat(steps.at("/0/kept").asInt()).isEqualTo(15);
    assertThat(steps.at("/0/open").asInt()).isEqualTo(1);
  }

  @Test
  void shouldCountStagesApartFromTheirSteps() {
    // given a request of which a step and its stage were kept, and a first response was not
    String request = facts.request("team-sla-c", "low");
    facts.record(request, "sla-kept", "sla-step", 1, "2021-08-10T08:00:00Z");
    facts.record(request, "stage-sla-kept", "approval", 1, "2021-08-10T09:00:00Z");
    facts.record(request, "stage-sla-kept", "first-response", 0, "2021-08-10T07:00:00Z");
    String open = facts.request("team-sla-c", "low");
    jdbc.sql(
            """
            insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at,
              due_at, remind_at, escalate_at, policy, scope)
            select :key, :request, 'launch', 'always', 60, now() - interval '2 hours', now() - interval '1 hour',
              now(), now(), '{}', 'stage'
            """)
        .param("key", Fixtures.nextKey())
        .param("request", open)
        .update();

    // when
    JsonNode stages = get("sla?by=stage&team=team-sla-c&from=2021-08-01&to=2021-08-31");
    JsonNode steps = get("sla?team=team-sla-c&from=2021-08-01&to=2021-08-31");

    // then
    assertThat(stages.path("by").asText()).isEqualTo("stage");
    assertThat(stages.path("items"))
        .extracting(
            item ->
                item.path("key").asText()
                    + " "
                    + item.path("kept").asText()
                    + "/"
                    + item.path("n").asText())
        .containsExactly("approval 1/1", "first-response 0/1", "launch 0/0");
    assertThat(stages.at("/items/2/open").asInt()).isEqualTo(1);
    assertThat(stages.at("/items/2/overdue").asInt()).isEqualTo(1);
    assertThat(stages.at("/target/value").asDouble()).isEqualTo(0.9);
    assertThat(steps.path("items"))
        .extracting(item -> item.path("key").asText())
        .containsExactly("sla-step");
  }

  private void open(String request, String step, Instant started, Instant due) {
    long root = fixtures.root(request, "CallActivity_Intake");
    long task = fixtures.task(root, "UserTask_CheckFeasibility").dueAt(due.toString()).open();
    jdbc.sql(
            """
            insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at,
              due_at, remind_at, escalate_at, policy)
            select element_instance_key, :request, :step, 'standard', 60, cast(:started as timestamptz),
                   cast(:due as timestamptz), cast(:due as timestamptz), cast(:due as timestamptz), '{}'
              from engine.user_task where key = :task
            """)
        .param("request", request)
        .param("step", step)
        .param("started", started.toString())
        .param("due", due.toString())
        .param("task", task)
        .update();
  }

  private void stay(String request, String stage, String from, String to) {
    kpis.record(request, KpiRules.stay(request, stage, Instant.parse(from), Instant.parse(to)));
  }

  private static List<Integer> inStage(JsonNode days, String stage) {
    List<Integer> all = new ArrayList<>();
    days.forEach(day -> all.add(day.path("inStage").path(stage).asInt()));
    return all;
  }

  private JsonNode get(String call) {
    var answer = http.get("analyst", "/api/dashboard/" + call);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer.body();
  }
}
