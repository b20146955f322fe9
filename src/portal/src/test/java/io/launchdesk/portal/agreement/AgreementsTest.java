package io.launchdesk.portal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.AtOnce;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class AgreementsTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;
  private long lastTold;

  @BeforeEach
  void noneYet() {
    fixtures.definition(9_100, "ApprovalProcess", "../../processes/ApprovalProcess.bpmn");
    jdbc.sql(
            "update desk.agreement set ended_at = now(), ended_by = 'admin' where ended_at is null")
        .update();
    jdbc.sql("delete from desk.sla_recompute").update();
  }

  @Test
  void shouldComeIntoForceWhenBothPartiesHaveAgreedAndAskForTheClocks() {
    // given what a process owner writes for two others
    Answer made = http.post("process-owner", "/api/agreements", entry(Map.of()));
    String id = made.body().path("id").asText();
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(made.body().path("inForce").isNull()).isTrue();

    // when one agrees
    Answer first = http.post("approver", "/api/agreements/" + id + "/versions/1/agree", null);

    // then it waits for the other
    assertThat(first.body().at("/versions/0/providerAgreedAt").isNull()).isFalse();
    assertThat(first.body().at("/versions/0/customerAgreedAt").isNull()).isTrue();
    assertThat(first.body().path("inForce").isNull()).isTrue();
    assertThat(asked()).isEmpty();

    // when the other does
    Answer second = http.post("lukas.weber", "/api/agreements/" + id + "/versions/1/agree", null);

    // then
    assertThat(second.body().path("inForce").asInt()).isEqualTo(1);
    assertThat(second.body().at("/versions/0/mayAgree").asBoolean()).isFalse();
    assertThat(asked()).containsExactly("agreement " + id + " agreement lukas.weber");
  }

  @Test
  void shouldTellThePeopleWhoAreNamedWhatBecomesOfIt() {
    // when it is written, agreed to by both, written anew with another person, and ended
    String id =
        http.post("process-owner", "/api/agreements", entry(Map.of())).body().path("id").asText();
    assertThat(told(id)).containsExactly("asked approver", "asked lukas.weber");
    http.post("approver", "/api/agreements/" + id + "/versions/1/agree", null);
    assertThat(told(id)).isEmpty();
    http.post("lukas.weber", "/api/agreements/" + id + "/versions/1/agree", null);
    assertThat(told(id)).as("whoever agreed last knows").containsExactly("in-force approver");
    change(id, "\"1\"", entry(Map.of("customerTeam", "product", "customerPerson", "amara.okafor")));
    assertThat(told(id))
        .containsExactly("asked amara.okafor", "asked approver", "changed lukas.weber");
    http.post("process-owner", "/api/agreements/" + id + "/end", null);

    // then
    assertThat(told(id))
        .containsExactly("ended amara.okafor", "ended approver", "ended lukas.weber");
    assertThat(
            jdbc.sql(
                    """
                    select distinct topic_kind || ' ' || topic_key || ' ' || audience from desk.notification
                     where topic_kind = 'agreement' and topic_key = ?
                    """)
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("agreement " + id + " party");
  }

  @Test
  void shouldNotAskWhoHasAgreedByWritingIt() {
    String id =
        http.post(
                "process-owner",
                "/api/agreements",
                entry(
                    Map.of(
                        "customerTeam", "marketing-operations", "customerPerson", "process-owner")))
            .body()
            .path("id")
            .asText();

    assertThat(told(id)).containsExactly("asked approver");
  }

  /** What was told of it since the last time, by event and person. */
  private List<String> told(String id) {
    List<Map<String, Object>> rows =
        jdbc.sql(
                """
                select id, replace(template, 'agreement-', '') || ' ' || recipient as line from desk.notification
                 where topic_kind = 'agreement' and topic_key = :id and id > :after order by line
                """)
            .param("id", id)
            .param("after", lastTold)
            .query()
            .listOfRows();
    for (Map<String, Object> row : rows) {
      lastTold = Math.max(lastTold, ((Number) row.get("id")).longValue());
    }
    return rows.stream().map(row -> (String) row.get("line")).toList();
  }

  @Test
  void shouldKeepTheVersionBeforeInForceUntilTheNextIsAgreed() {
    // given
    String id = inForce();

    // when
    Answer changed = change(id, "\"1\"", entry(Map.of("targetHours", 4)));

    // then
    assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
    assertThat(changed.raw().headers().firstValue("ETag")).contains("\"2\"");
    assertThat(changed.body().path("latest").asInt()).isEqualTo(2);
    assertThat(changed.body().path("inForce").asInt()).isEqualTo(1);
    assertThat(changed.body().path("versions").findValuesAsText("targetHours"))
        .containsExactly("4.0", "8.0");
    assertThat(
            http.post("lukas.weber", "/api/agreements/" + id + "/versions/1/agree", null).status())
        .as("an older version")
        .isEqualTo(409);
  }

  @Test
  void shouldRefuseAChangeThatWasMadeFromAnOlderVersion() {
    String id = inForce();
    change(id, "\"1\"", entry(Map.of("targetHours", 4)));

    Answer late = change(id, "\"1\"", entry(Map.of("targetHours", 6)));
    Answer unsaid = http.post("admin", "/api/agreements/" + id + "/versions", entry(Map.of()));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body().at("/current/latest").asInt()).isEqualTo(2);
    assertThat(unsaid.status()).isEqualTo(428);
  }

  @Test
  void shouldTakeOneOfTheVersionsThatAreWrittenAtOnceAndShowTheOthersTheNewest() {
    // given
    String id = inForce();
    AtomicInteger hours = new AtomicInteger(10);

    // when four write the next version from the same one
    List<Answer> answers =
        AtOnce.run(
            4, () -> change(id, "\"1\"", entry(Map.of("targetHours", hours.incrementAndGet()))));

    // then one is kept, and the others are told which is the newest, and can write theirs from it
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(late -> assertThat(late.body().at("/current/latest").asInt()).isEqualTo(2));
    assertThat(change(id, "\"2\"", entry(Map.of("targetHours", 20))).body().path("versions"))
        .hasSize(3);
  }

  @Test
  void shouldNameCalendarsForPeople() {
    Answer made = http.post("process-owner", "/api/agreements", entry(Map.of()));

    JsonNode choices = http.get("process-owner", "/api/agreements/choices").body();

    assertThat(choices.path("calendars"))
        .extracting(one -> one.path("id").asText() + ": " + one.path("name").asText())
        .contains("always: " + name("always"));
    String calendar = made.body().at("/versions/0/calendar").asText();
    assertThat(made.body().at("/versions/0/calendarName").asText())
        .isEqualTo(name(calendar))
        .isNotEqualTo(calendar);
  }

  private String name(String calendar) {
    return jdbc.sql("select name from desk.business_calendar where id = ?")
        .param(calendar)
        .query(String.class)
        .single();
  }

  @Test
  void shouldTakeAsAgreedWhatWhoIsNamedWrites() {
    Answer made =
        http.post(
            "admin",
            "/api/agreements",
            entry(Map.of("customerPerson", "admin", "customerTeam", "it")));

    assertThat(made.body().at("/versions/0/customerAgreedAt").isNull()).isFalse();
    assertThat(made.body().at("/versions/0/providerAgreedAt").isNull()).isTrue();
  }

  @Test
  void shouldWaitForTheDayFromWhichItHolds() {
    String later = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
    String id =
        http.post("process-owner", "/api/agreements", entry(Map.of("validFrom", later)))
            .body()
            .path("id")
            .asText();

    http.post("approver", "/api/agreements/" + id + "/versions/1/agree", null);
    Answer agreed = http.post("lukas.weber", "/api/agreements/" + id + "/versions/1/agree", null);

    assertThat(agreed.body().path("inForce").isNull()).isTrue();
    assertThat(asked()).isEmpty();
  }

  @Test
  void shouldAskForTheClocksWhenItEndsAndTakeNoFurtherVersion() {
    String id = inForce();
    jdbc.sql("delete from desk.sla_recompute").update();

    Answer ended = http.post("process-owner", "/api/agreements/" + id + "/end", null);

    assertThat(ended.body().path("inForce").isNull()).isTrue();
    assertThat(ended.body().at("/endedBy/username").asText()).isEqualTo("process-owner");
    assertThat(asked()).containsExactly("agreement " + id + " agreement-ended process-owner");
    assertThat(change(id, "\"1\"", entry(Map.of())).status()).isEqualTo(409);
  }

  @Test
  void shouldNameEveryFieldThatIsWrong() {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("name", " ");
    wrong.put("step", "dance");
    wrong.put("requestType", "nothing");
    wrong.put("priority", "urgent");
    wrong.put("slaClass", "gold");
    wrong.put("provider", "nobody");
    wrong.put("customerTeam", "mars");
    wrong.put("deliverable", "");
    wrong.put("targetHours", 0);
    wrong.put("remindAfterHours", 5);
    wrong.put("escalateAfterHours", 4);
    wrong.put("calendar", "lunar");
    wrong.put("providerPerson", "nobody");
    wrong.put("customerPerson", "nobody");

    Answer refused = http.post("process-owner", "/api/agreements", entry(wrong));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "name",
            "step",
            "requestType",
            "priority",
            "slaClass",
            "provider",
            "customerTeam",
            "deliverable",
            "targetHours",
            "remindAfterHours",
            "escalateAfterHours",
            "calendar",
            "providerPerson",
            "customerPerson");
  }

  @Test
  void shouldRefuseASecondAgreementAboutTheSame() {
    String id = inForce();

    Answer refused = http.post("process-owner", "/api/agreements", entry(Map.of()));

    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("step");
    assertThat(refused.body().at("/errors/0/message").asText()).contains(id);
  }

  @Test
  void shouldRefuseASecondAgreementAboutWhatTheVersionInForceIsAbout() {
    // given one whose next version, which nobody has agreed, is about something else
    String id = inForce();
    change(id, "\"1\"", entry(Map.of("priority", "high")));

    // when
    Answer refused = http.post("process-owner", "/api/agreements", entry(Map.of()));
    Answer later = http.post("process-owner", "/api/agreements", entry(Map.of("priority", "high")));

    // then
    assertThat(refused.body().at("/errors/0/message").asText()).contains(id);
    assertThat(later.body().at("/errors/0/message").asText()).contains(id);
  }

  @Test
  void shouldRefuseWhatCannotBeKept() {
    Answer refused =
        http.post(
            "process-owner",
            "/api/agreements",
            entry(
                Map.of(
                    "providerPerson", "a\u0000",
                    "customerPerson", "b\u0000",
                    "validFrom", "+999999999-12-31")));

    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("providerPerson", "customerPerson", "validFrom");
  }

  @Test
  void shouldSayWhichParameterOfAQuestionIsWrong() {
    String whatIf =
        "/api/agreements/what-if?step=approve-step&calendar=standard&from=2026-01-01&until=2026-12-31&targetHours=";

    assertThat(http.get("admin", whatIf + "10000").status()).isEqualTo(200);
    for (String wrong :
        List.of(
            whatIf + "10000.01",
            whatIf + "8&requestType=%00",
            whatIf.replace("approve-step", "a%00") + "8",
            whatIf.replace("standard", "a%00") + "8",
            whatIf.replace("2026-01-01", "-999999999-01-01") + "8",
            whatIf.replace("2026-12-31", "%2B999999999-12-31") + "8")) {
      assertThat(http.get("admin", wrong).problem()).as(wrong).isEqualTo("invalid-parameter");
    }
  }

  @Test
  void shouldShowWhoIsNamedTheirOwnAndLetOnlyThemAgree() {
    // given
    String id =
        http.post("process-owner", "/api/agreements", entry(Map.of())).body().path("id").asText();

    // then
    assertThat(ids("lukas.weber")).contains(id);
    assertThat(ids("requester")).doesNotContain(id);
    assertThat(http.get("requester", "/api/agreements/" + id).status()).isEqualTo(404);
    assertThat(http.post("requester", "/api/agreements/" + id + "/versions/1/agree", null).status())
        .isEqualTo(404);
    assertThat(http.post("admin", "/api/agreements/" + id + "/versions/1/agree", null).status())
        .isEqualTo(403);
    assertThat(http.post("lukas.weber", "/api/agreements", entry(Map.of())).status())
        .isEqualTo(403);
  }

  private String inForce() {
    String id =
        http.post("process-owner", "/api/agreements", entry(Map.of())).body().path("id").asText();
    http.post("approver", "/api/agreements/" + id + "/versions/1/agree", null);
    http.post("lukas.weber", "/api/agreements/" + id + "/versions/1/agree", null);
    return id;
  }

  private Answer change(String id, String from, Map<String, Object> entry) {
    return http.post(
        "process-owner", "/api/agreements/" + id + "/versions", entry, "If-Match", from);
  }

  private List<String> ids(String person) {
    return http.get(person, "/api/agreements").body().path("items").findValuesAsText("id");
  }

  private List<String> asked() {
    return jdbc.sql(
            "select concat_ws(' ', kind, subject, reason, person) from desk.sla_recompute order by id")
        .query(String.class)
        .list();
  }

  private static Map<String, Object> entry(Map<String, Object> other) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("name", "Legal answers sales");
    entry.put("step", "approve-step");
    entry.put("provider", "legal");
    entry.put("customerTeam", "sales");
    entry.put("deliverable", "An answer to each brief");
    entry.put("targetHours", 8);
    entry.put("remindAfterHours", 4);
    entry.put("escalateAfterHours", 12);
    entry.put("calendar", "standard");
    entry.put("pausesForRequester", true);
    entry.put("providerPerson", "approver");
    entry.put("customerPerson", "lukas.weber");
    entry.putAll(other);
    return entry;
  }
}
