package io.launchdesk.portal.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class TeamTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String request;
  private long root;

  @BeforeEach
  void aRequestInProduction() {
    request = http.submit("lukas.weber", "Winter catalogue");
    root = fixtures.root(request, "CallActivity_AssetProduction");
    jdbc.sql("update desk.request set assigned_team = 'web-team', launch_at = now() where id = ?")
        .param(request)
        .update();
  }

  @Test
  void shouldSortWorkIntoSectionsWhenALeadLooks() {
    // given
    long late =
        task().heldBy("omar.haddad").dueAt("2020-01-01T00:00:00Z").forGroups("web-team").open();
    long free = task().forGroups("web-team").open();
    long undated = task().heldBy("omar.haddad").dueAt(null).forGroups("web-team").open();

    // then
    assertThat(work("approver", "late")).containsExactly(late);
    assertThat(work("approver", "unassigned")).containsExactly(free);
    assertThat(work("approver", "unscheduled")).containsExactly(undated);
    assertThat(work("launch-manager", "late")).isEmpty();
    assertThat(ofTeam("web-team", "late")).contains(late);
    assertThat(ofTeam("data-team", "late")).doesNotContain(late);
    JsonNode counts = http.get("approver", "/api/team/work/counts?team=web-team").body();
    assertThat(counts.at("/late/tasks").asInt()).isEqualTo(ofTeam("web-team", "late").size());
    assertThat(http.get("approver", "/api/team/work?section=lost").problem())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void shouldListADeliverableOnceWhenItHasATaskAndWhenNot() {
    // given
    String planned = deliverable("D1", null, 5);
    String inTask = deliverable("D2", null, 5);
    task()
        .forGroups("web-team")
        .seeing("deliverable", "{\"deliverableId\": \"%s\"}".formatted(inTask))
        .open();

    // when
    List<String> free =
        http.get("operator", "/api/team/work/deliverables?section=unassigned&limit=100")
            .body()
            .path("items")
            .findValuesAsText("id");

    // then
    assertThat(free).contains(planned).doesNotContain(inTask);
  }

  @Test
  void shouldCountHoursOfThePlanWithWhoMakesThePieceNowWhenATaskWasHandedOn() {
    // given: Farid was chosen, and Elena was handed the task
    JsonNode faridBefore = load("farid.aziz");
    JsonNode elenaBefore = load("elena.petrova");
    String piece = deliverable("D1", "farid.aziz", 6.5);
    task()
        .heldBy("elena.petrova")
        .forGroups("data")
        .seeing("deliverable", "{\"deliverableId\": \"%s\"}".formatted(piece))
        .open();
    String other = deliverable("D2", "farid.aziz", 0);
    fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").heldBy("farid.aziz").open();

    // when
    JsonNode farid = load("farid.aziz");
    JsonNode elena = load("elena.petrova");

    // then
    assertThat(more(faridBefore, farid, "hours")).isZero();
    assertThat(more(faridBefore, farid, "deliverables")).as(other).isEqualTo(1);
    assertThat(more(faridBefore, farid, "deliverablesWithoutEstimate")).isEqualTo(1);
    assertThat(more(faridBefore, farid, "tasksWithoutEstimate")).isEqualTo(1);
    assertThat(more(elenaBefore, elena, "hours")).isEqualTo(6.5);
    assertThat(more(elenaBefore, elena, "tasks")).isEqualTo(1);
    assertThat(more(elenaBefore, elena, "tasksWithoutEstimate")).isZero();
  }

  @Test
  void shouldTakeDaysAwayAndOwnHoursIntoAccountWhenCapacityIsAsked() {
    // given
    // the day before, so that it has begun in every zone west of the calendar's, too
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    UUID id = UUID.randomUUID();
    JsonNode before = load("grace.kim");

    // when
    var half = capacity("grace.kim", 20);
    JsonNode halved = load("grace.kim");
    http.put(
        "grace.kim",
        "/api/me/absences/" + id,
        Map.of("from", today.minusDays(1).toString(), "until", today.plusDays(10).toString()));
    JsonNode gone = load("grace.kim");
    http.delete("grace.kim", "/api/me/absences/" + id);
    var usual = capacity("grace.kim", null);

    // then
    assertThat(half.status()).isEqualTo(200);
    assertThat(before.path("own").asBoolean()).isFalse();
    assertThat(before.path("hoursPerWeek").asDouble()).isEqualTo(40);
    assertThat(halved.path("own").asBoolean()).isTrue();
    assertThat(halved.path("capacityHours").asDouble())
        .isEqualTo(before.path("capacityHours").asDouble() / 2);
    assertThat(gone.path("awayDays").asInt()).isEqualTo(gone.path("workingDays").asInt());
    assertThat(gone.path("capacityHours").asDouble()).isZero();
    assertThat(gone.at("/away/until").asText()).isEqualTo(today.plusDays(10).toString());
    assertThat(usual.status()).isEqualTo(200);
    assertThat(load("grace.kim").path("own").asBoolean()).isFalse();
  }

  @Test
  void shouldSpreadHoursOverTheDaysOfTheTeamsCalendar() {
    // given that grace's team works around the clock
    jdbc.sql("insert into desk.calendar_assignment values ('team', 'event-team', 'always')")
        .update();

    // when
    JsonNode grace = load("grace.kim");
    jdbc.sql("delete from desk.calendar_assignment where subject = 'event-team'").update();

    // then the hours of a week are those of seven days in a row
    assertThat(grace.path("workingDays").asInt()).isEqualTo(7);
    assertThat(grace.path("capacityHours").asDouble()).isEqualTo(40);
  }

  @Test
  void shouldRefuseWhenHoursMakeNoSense() {
    for (Object hours : new Object[] {-1, 81, 7.55}) {
      var refused = capacity("grace.kim", hours);
      assertThat(refused.status()).as(String.valueOf(hours)).isEqualTo(422);
      assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("hoursPerWeek");
    }
    assertThat(capacity("nobody", 30).status()).isEqualTo(404);
    assertThat(http.put("admin", "/api/team/capacity", Map.of()).status()).isEqualTo(422);
  }

  @Test
  void shouldShowALaunchManagerTheOwnTeamAlone() {
    // when
    JsonNode seen = http.get("launch-manager", "/api/team/load").body();

    // then
    assertThat(seen.path("items").findValuesAsText("username"))
        .contains("noah.fischer", "mei.tanaka")
        .doesNotContain("omar.haddad", "operator");
    assertThat(seen.path("mayChange").asBoolean()).isFalse();
  }

  private Fixtures.TaskBuilder task() {
    return fixtures.task(root, "UserTask_ProduceAsset");
  }

  private String deliverable(String number, String producer, double hours) {
    String id = request + "-" + number;
    jdbc.sql(
            """
            insert into desk.deliverable (id, request_id, kind, title, channel, language, skill, effort_hours, producer,
                                          state, created_at)
            values (?, ?, 'page', 'Page', ?, 'en', 'web-development', ?, ?, 'planned', now())
            """)
        .param(id)
        .param(request)
        .param(number)
        .param(hours)
        .param(producer)
        .update();
    return id;
  }

  private List<Long> work(String person, String section) {
    return StreamSupport.stream(
            http.get(person, "/api/team/work?limit=100&section=" + section)
                .body()
                .path("items")
                .spliterator(),
            false)
        .filter(task -> task.path("requestId").asText().equals(request))
        .map(task -> task.path("id").asLong())
        .toList();
  }

  private List<Long> ofTeam(String team, String section) {
    return http
        .get("approver", "/api/team/work?limit=100&section=" + section + "&team=" + team)
        .body()
        .path("items")
        .findValuesAsText("id")
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  private JsonNode load(String username) {
    var answer = http.get("operator", "/api/team/load");
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return StreamSupport.stream(answer.body().path("items").spliterator(), false)
        .filter(one -> one.path("username").asText().equals(username))
        .findFirst()
        .orElseThrow();
  }

  private Http.Answer capacity(String username, Object hours) {
    return http.put(
        "operator",
        "/api/people/" + username + "/capacity",
        Collections.singletonMap("hoursPerWeek", hours));
  }

  private static double more(JsonNode before, JsonNode after, String field) {
    return after.path(field).asDouble() - before.path(field).asDouble();
  }
}
