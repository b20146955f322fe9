package io.launchdesk.portal.away;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class AwayTest {
  private static final String[] PEOPLE = {"mei.tanaka", "sofia.rossi", "lukas.weber", "approver"};

  /** Today for everybody here; days away are days of each person's own time zone. */
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  private String request;
  private long root;

  @BeforeEach
  void aRequestInReview() {
    for (String person : PEOPLE) {
      http.put(
          person,
          "/api/me/settings",
          Map.of("language", "en", "timeZone", "UTC", "theme", "light"));
    }
    request = http.submit("lukas.weber", "Spring catalogue");
    root = fixtures.root(request, "CallActivity_Approval");
  }

  @AfterEach
  void everybodyIsBack() {
    for (String person : PEOPLE) {
      http.get(person, "/api/me/absences")
          .body()
          .path("items")
          .forEach(
              absence -> http.delete(person, "/api/me/absences/" + absence.path("id").asText()));
    }
  }

  @Test
  void shouldKeepTheDaysThatAreOverAndAskForClocksWhenTakenBack() {
    // given an absence that began three days ago
    UUID id = UUID.randomUUID();
    jdbc.sql("delete from desk.sla_recompute where subject = 'lukas.weber'").update();
    http.put(
        "lukas.weber",
        "/api/me/absences/" + id,
        Map.of("from", today.minusDays(3).toString(), "until", today.plusDays(3).toString()));

    // when
    http.delete("lukas.weber", "/api/me/absences/" + id);
    http.delete("lukas.weber", "/api/me/absences/" + id);

    // then
    assertThat(
            jdbc.sql("select from_day || ' ' || until_day from desk.absence where id = ?")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly(today.minusDays(3) + " " + today.minusDays(1));
    assertThat(http.get("lukas.weber", "/api/me/absences").body().path("items")).isEmpty();
    assertThat(asked("lukas.weber")).containsOnly("absence").hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void shouldAskForClocksWhenTheRequesterMovesToAnotherTimeZone() {
    // given
    jdbc.sql("delete from desk.sla_recompute where subject = 'lukas.weber'").update();

    // when
    for (String theme : new String[] {"dark", "light"}) {
      http.put(
          "lukas.weber",
          "/api/me/settings",
          Map.of("language", "en", "timeZone", "Asia/Kathmandu", "theme", theme));
    }

    // then
    assertThat(asked("lukas.weber")).containsExactly("time-zone");
  }

  private List<String> asked(String person) {
    return jdbc.sql("select reason from desk.sla_recompute where kind = 'person' and subject = ?")
        .param(person)
        .query(String.class)
        .list();
  }

  @Test
  void shouldLetTheDeputySeeAndAnswerWhenTheHolderIsAway() {
    // given
    long task = brandTask("mei.tanaka").open();
    var before = complete("sofia.rossi", task);

    // when
    away("mei.tanaka", "sofia.rossi");
    JsonNode listed = mine("sofia.rossi").path(0);
    var claimed = http.post("sofia.rossi", "/api/tasks/" + task + "/claim", null);
    var answered = complete("sofia.rossi", task);

    // then
    assertThat(before.problem()).isEqualTo("task-taken");
    assertThat(listed.path("standIn").asBoolean()).isTrue();
    assertThat(listed.path("assigneeName").asText()).isEqualTo("Mei Tanaka");
    assertThat(listed.at("/assigneeAway/deputy").asText()).isEqualTo("sofia.rossi");
    assertThat(claimed.problem()).isEqualTo("task-taken");
    assertThat(answered.status()).as(answered.raw().body()).isEqualTo(200);
    JsonNode detail = http.get("sofia.rossi", "/api/tasks/" + task).body().path("answered");
    assertThat(detail.path("personName").asText()).isEqualTo("Sofia Rossi");
    assertThat(detail.path("onBehalfOfName").asText()).isEqualTo("Mei Tanaka");
    JsonNode told = http.get("operator", "/api/requests/" + request + "/timeline").body();
    assertThat(told.findValuesAsText("text")).anyMatch(text -> text.endsWith("for Mei Tanaka"));
  }

  @Test
  void shouldKeepTheTaskFromTheDeputyWhenTheGroupIsForeignOrTheAbsenceIsLater() {
    // given
    long legal =
        fixtures
            .task(root, "UserTask_ApproveStep")
            .forGroups("finance")
            .heldBy("mei.tanaka")
            .open();
    long brand = brandTask("mei.tanaka").open();

    // when
    away("mei.tanaka", "sofia.rossi", today.plusDays(3), today.plusDays(4));
    var early = complete("sofia.rossi", brand);
    http.get("mei.tanaka", "/api/me/absences")
        .body()
        .path("items")
        .forEach(a -> http.delete("mei.tanaka", "/api/me/absences/" + a.path("id").asText()));
    away("mei.tanaka", "sofia.rossi");
    var foreign = complete("sofia.rossi", legal);

    // then
    assertThat(early.problem()).isEqualTo("task-taken");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(mine("sofia.rossi").findValuesAsText("id")).containsExactly(Long.toString(brand));
  }

  @Test
  void shouldNotGoFurtherThanOneDeputyWhenTheDeputyIsAwayToo() {
    // given
    long task = brandTask("mei.tanaka").open();
    away("mei.tanaka", "sofia.rossi");

    // when
    away("sofia.rossi", "approver");

    // then
    assertThat(complete("approver", task).problem()).isEqualTo("task-taken");
    assertThat(complete("sofia.rossi", task).status()).isEqualTo(200);
    JsonNode meis = http.get("mei.tanaka", "/api/me/absences").body().at("/items/0");
    assertThat(meis.path("deputyAway").asBoolean()).isTrue();
  }

  @Test
  void shouldKeepFourEyesWhenTheDeputyAskedOrAnsweredForTheRequester() {
    // given
    String own = http.submit("approver", "Asked by the deputy");
    long decision =
        fixtures
            .task(fixtures.root(own, "CallActivity_Approval"), "UserTask_ApproveStep")
            .forGroups("brand")
            .heldBy("mei.tanaka")
            .withFourEyes()
            .open();
    away("mei.tanaka", "approver");
    long brief =
        fixtures
            .task(root, "UserTask_DecideGoNoGo")
            .forGroups("intake-desk")
            .heldBy("lukas.weber")
            .open();
    long approval =
        fixtures.task(root, "UserTask_ApproveStep").forGroups("brand").withFourEyes().open();
    allowDeputy("lukas.weber");

    // when
    var ownDecision = complete("approver", decision);
    var free = http.get("approver", "/api/tasks?requestId=" + request).body();
    var forRequester = complete("approver", brief);
    var thenApproves = complete("approver", approval);
    var left = http.get("approver", "/api/tasks?requestId=" + request).body();

    // then
    assertThat(ownDecision.problem()).isEqualTo("four-eyes");
    assertThat(free.findValuesAsText("id")).contains(Long.toString(approval));
    assertThat(forRequester.status()).as(forRequester.raw().body()).isEqualTo(200);
    assertThat(thenApproves.problem()).isEqualTo("four-eyes");
    assertThat(left.path("items").findValuesAsText("id")).isEmpty();
  }

  @Test
  void shouldKeepOneSeatPerPersonWhenADeputyAnswersInAQuorum() {
    // given: three seats of one step
    long first = seat(null);
    long second = seat("mei.tanaka");
    long third = seat(null);
    away("mei.tanaka", "sofia.rossi");

    // when
    var own = approve("sofia.rossi", first);
    var forMei = approve("sofia.rossi", second);
    everybodyIsBack();
    away("mei.tanaka", "approver");
    var byOther = approve("approver", second);
    everybodyIsBack();
    var meiHerself = approve("mei.tanaka", third);

    // then
    assertThat(own.status()).as(own.raw().body()).isEqualTo(200);
    assertThat(forMei.problem()).isEqualTo("four-eyes");
    assertThat(byOther.status()).as(byOther.raw().body()).isEqualTo(200);
    assertThat(meiHerself.problem()).isEqualTo("four-eyes");
  }

  @Test
  void shouldNameWhatIsWrongWhenAPeriodIsEntered() {
    // when
    var requester = put("approver", UUID.randomUUID(), entered(today, today, "requester"));
    var self = put("approver", UUID.randomUUID(), entered(today, today, "approver"));
    var nobody = put("approver", UUID.randomUUID(), entered(today, today, "nobody"));
    var backwards =
        put("approver", UUID.randomUUID(), entered(today.plusDays(2), today.plusDays(1), null));
    var past =
        put("approver", UUID.randomUUID(), entered(today.minusDays(3), today.minusDays(2), null));
    var noDays = put("approver", UUID.randomUUID(), Map.of("from", "soon"));
    var otherTeam = put("lukas.weber", UUID.randomUUID(), entered(today, today, "requester"));

    // then
    assertThat(requester.status()).isEqualTo(422);
    assertThat(requester.body().at("/errors/0/field").asText()).isEqualTo("deputy");
    assertThat(requester.body().at("/errors/0/message").asText())
        .startsWith("Robin Requester may do none of your work: choose a member of ");
    assertThat(self.body().at("/errors/0/message").asText()).contains("yourself");
    assertThat(nobody.body().at("/errors/0/message").asText()).contains("nobody named nobody");
    assertThat(backwards.body().at("/errors/0/field").asText()).isEqualTo("until");
    assertThat(past.body().at("/errors/0/message").asText()).contains("today or later");
    assertThat(noDays.body().path("errors").findValuesAsText("field"))
        .containsExactly("from", "until");
    assertThat(otherTeam.body().at("/errors/0/message").asText()).contains("your team (sales)");
  }

  @Test
  void shouldRefuseAnOverlapAndNameUncoveredGroupsWhenSeveralPeriodsAreKept() {
    // given
    UUID id = UUID.randomUUID();
    var saved = put("mei.tanaka", id, entered(today.plusDays(5), today.plusDays(9), "sofia.rossi"));

    // when
    var again = put("mei.tanaka", id, entered(today.plusDays(5), today.plusDays(8), "sofia.rossi"));
    var overlap =
        put("mei.tanaka", UUID.randomUUID(), entered(today.plusDays(8), today.plusDays(8), null));
    var next =
        put("mei.tanaka", UUID.randomUUID(), entered(today.plusDays(9), today.plusDays(9), null));
    var foreign = put("approver", id, entered(today, today, null));

    // then
    assertThat(saved.body().path("uncovered").path(0).asText()).isEqualTo("marketing-leads");
    assertThat(saved.body().path("now").asBoolean()).isFalse();
    assertThat(again.status()).isEqualTo(200);
    assertThat(overlap.status()).isEqualTo(422);
    assertThat(overlap.body().at("/errors/0/field").asText()).isEqualTo("from");
    assertThat(next.status()).isEqualTo(200);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(http.get("mei.tanaka", "/api/me/absences").body().path("items")).hasSize(2);
  }

  @Test
  void shouldShowWhoIsAwayWhereColleaguesAreListed() {
    // when
    away("mei.tanaka", "sofia.rossi");

    // then
    JsonNode people = http.get("requester", "/api/people?limit=100").body().path("items");
    for (JsonNode person : people) {
      boolean away = person.path("username").asText().equals("mei.tanaka");
      assertThat(person.path("away").isNull()).as(person.toString()).isEqualTo(!away);
    }
  }

  private Fixtures.TaskBuilder brandTask(String holder) {
    return fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("brand").heldBy(holder);
  }

  /** A requester names a deputy of the own team; for this test, one who also approves. */
  private void allowDeputy(String requester) {
    moveTo("approver", "sales");
    away(requester, "approver");
    moveTo("approver", "marketing");
  }

  private void moveTo(String person, String team) {
    jdbc.sql("update desk.person set team = ? where username = ?").params(team, person).update();
  }

  private long seat(String holder) {
    return fixtures
        .task(root, "UserTask_ApproveStep")
        .forGroups("brand")
        .heldBy(holder)
        .withForm("approveStep")
        .seeing("approvalStep", "{\"step\": \"brand\", \"title\": \"Brand\", \"group\": \"brand\"}")
        .open();
  }

  private Answer approve(String person, long task) {
    return http.post(
        person,
        "/api/tasks/" + task + "/complete",
        Map.of("variables", Map.of("approvalDecision", "approve")));
  }

  private Answer complete(String person, long task) {
    return http.post(person, "/api/tasks/" + task + "/complete", Map.of("variables", Map.of()));
  }

  private JsonNode mine(String person) {
    return http.get(person, "/api/tasks?scope=mine&requestId=" + request).body().path("items");
  }

  private void away(String person, String deputy) {
    away(person, deputy, today.minusDays(1), today.plusDays(1));
  }

  private void away(String person, String deputy, LocalDate from, LocalDate until) {
    Answer answer = put(person, UUID.randomUUID(), entered(from, until, deputy));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
  }

  private static Map<String, Object> entered(LocalDate from, LocalDate until, String deputy) {
    Map<String, Object> entered = new HashMap<>();
    entered.put("from", from.toString());
    entered.put("until", until.toString());
    entered.put("deputy", deputy);
    entered.put("note", "Back soon");
    return entered;
  }

  private Answer put(String person, UUID id, Object body) {
    return http.put(person, "/api/me/absences/" + id, body);
  }
}
