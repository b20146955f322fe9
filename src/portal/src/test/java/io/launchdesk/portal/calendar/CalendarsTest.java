package io.launchdesk.portal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.AtOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class CalendarsTest {
  @Autowired Http http;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void deleteAll() {
    jdbc.sql("delete from desk.agreement_version where calendar_id = 'pune'").update();
    jdbc.sql("delete from desk.agreement where id = 'SLA-PUNE'").update();
    jdbc.sql("delete from desk.sla_recompute where subject = 'pune'").update();
    jdbc.sql("delete from desk.audit_event where subject = 'pune'").update();
    jdbc.sql("delete from desk.sla_clock where 'pune' in (calendar_id, decided_calendar_id)")
        .update();
    jdbc.sql("delete from desk.calendar_assignment where calendar_id = 'pune'").update();
    jdbc.sql("delete from desk.business_calendar where id = 'pune'").update();
  }

  @Test
  void shouldShowWhatIsThereWithTheDesksOwnFirst() {
    JsonNode items = http.get("process-owner", "/api/calendars").body().path("items");

    assertThat(items.at("/0/id").asText()).isEqualTo("standard");
    assertThat(items.at("/0/standard").asBoolean()).isTrue();
    assertThat(items.at("/0/holidayRegion").asText()).isEqualTo("DE-BE");
    assertThat(items.at("/0/hours/0/closes").asText()).isEqualTo("17:00");
    assertThat(items.findValuesAsText("id"))
        .contains("gb-london", "us-new-york", "sg-singapore", "always");
    assertThat(http.get("admin", "/api/calendars/always").body().at("/hours/6/closes").asText())
        .isEqualTo("24:00");
  }

  @Test
  void shouldKeepANewCalendarAndNoteWhoMadeIt() {
    // when
    Answer made = add(Map.of());

    // then
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    JsonNode kept = http.get("admin", "/api/calendars/pune").body();
    assertThat(kept.path("hours").findValuesAsText("opens"))
        .containsExactly("18:00", "08:30", "13:00");
    assertThat(kept.at("/closures/0/until").asText()).isEqualTo("2027-01-29");
    assertThat(kept.at("/teams/0").asText()).isEqualTo("web-team");
    assertThat(audited("calendar.add")).isEqualTo(1);
    assertThat(asked()).isEmpty();
    assertThat(add(Map.of()).body().at("/errors/0/field").asText()).isEqualTo("id");
  }

  @Test
  void shouldAskForItsClocksForEachReasonWhenItIsChanged() {
    // given
    add(Map.of());

    // when
    Answer changed =
        save(
            1,
            Map.of(
                "timeZone",
                "Asia/Kathmandu",
                "hours",
                List.of(hours(1, "10:00", "24:00")),
                "holidayRegion",
                "SG",
                "closures",
                List.of()));

    // then
    assertThat(changed.status()).as(changed.raw().body()).isEqualTo(200);
    assertThat(changed.body().path("version").asInt()).isEqualTo(2);
    assertThat(asked())
        .containsExactlyInAnyOrder("calendar-zone", "calendar-hours", "holiday-region", "closure");
    assertThat(
            jdbc.sql(
                    """
                    select details #>> '{timeZone,from}' || ' ' || (details #>> '{timeZone,to}') from desk.audit_event
                     where action = 'calendar.change' and subject = 'pune' order by id desc limit 1
                    """)
                .query(String.class)
                .single())
        .isEqualTo("Asia/Kolkata Asia/Kathmandu");
  }

  @Test
  void shouldAskForNothingWhenOnlyTheNameIsChanged() {
    add(Map.of());
    assertThat(save(1, Map.of("name", "Poona")).status()).isEqualTo(200);
    assertThat(asked()).isEmpty();
  }

  @Test
  void shouldTellTheSecondWhenTwoChangeItAtOnce() {
    // given
    add(Map.of());
    save(1, Map.of("name", "First"));

    // when
    Answer second = save(1, Map.of("name", "Second"));

    // then
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("changed-elsewhere");
    assertThat(second.body().at("/current/name").asText()).isEqualTo("First");
    assertThat(second.body().at("/current/version").asInt()).isEqualTo(2);
    assertThat(save(2, Map.of("name", "Second")).status()).isEqualTo(200);
    assertThat(http.put("admin", "/api/calendars/pune", entry(Map.of())).problem())
        .isEqualTo("version-needed");
  }

  @Test
  void shouldNameEveryFieldThatIsWrong() {
    // when
    Answer refused =
        add(
            Map.of(
                "id",
                "team",
                "name",
                " ",
                "timeZone",
                "Mars/Base",
                "hours",
                List.of(
                    hours(1, "09:00", "12:00"),
                    hours(1, "11:00", "17:00"),
                    hours(2, "17:00", "09:00"),
                    hours(8, "09:00", "17:00"),
                    hours(3, "9", "25:00")),
                "holidayRegion",
                "DE-XX",
                "closures",
                List.of(
                    closed("2027-02-02", "2027-02-01", "Backwards"),
                    closed("soon", "2027-02-01", ""),
                    closed("2027-01-01", "2028-12-31", "Long")),
                "teams",
                List.of("nobody"),
                "regions",
                List.of("mars")));

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly(
            "id",
            "name",
            "timeZone",
            "hours[1].opens",
            "hours[2].closes",
            "hours[3].weekday",
            "hours[4].opens",
            "hours[4].closes",
            "holidayRegion",
            "closures[0].until",
            "closures[1].name",
            "closures[1].from",
            "closures[2].until",
            "teams",
            "regions");
    assertThat(add(Map.of("hours", List.of())).body().at("/errors/0/field").asText())
        .isEqualTo("hours");
  }

  @Test
  void shouldRefuseClosuresThatLeaveNoWork() {
    Answer refused =
        add(
            Map.of(
                "closures",
                List.of(
                    closed("2027-01-01", "2027-12-31", "One year"),
                    closed("2028-01-01", "2028-12-30", "Another"))));

    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("closures[0].until");
  }

  @Test
  void shouldDeleteOnlyWhatIsNotInUse() {
    // given
    add(Map.of());

    // then
    assertThat(delete("standard", 1).problem()).isEqualTo("calendar-in-use");
    assertThat(delete("pune", 1).problem()).isEqualTo("calendar-in-use");
    save(1, Map.of("teams", List.of()));
    assertThat(delete("pune", 1).problem()).isEqualTo("changed-elsewhere");
    jdbc.sql(
            """
            insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at,
                                        due_at, remind_at, escalate_at, policy)
            values (77, ?, 'a', 'pune', 60, now(), now(), now(), now(), '{}')
            """)
        .param(http.submit("requester", "Counts by Pune"))
        .update();
    assertThat(delete("pune", 2).problem()).isEqualTo("calendar-in-use");
    jdbc.sql("delete from desk.sla_clock where element_instance_key = 77").update();
    assertThat(delete("pune", 2).status()).isEqualTo(204);
    assertThat(http.get("admin", "/api/calendars/pune").status()).isEqualTo(404);
    assertThat(audited("calendar.delete")).isEqualTo(1);
  }

  @Test
  void shouldKeepWhatAClockWillCountByWhenItsAgreementEnds() {
    // given
    add(Map.of("teams", List.of()));
    jdbc.sql(
            """
            insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, decided_calendar_id,
                                        target_minutes, started_at, due_at, remind_at, escalate_at, policy)
            values (78, ?, 'a', 'standard', 'pune', 60, now(), now(), now(), now(), '{}')
            """)
        .param(http.submit("requester", "Will count by Pune"))
        .update();

    // then
    assertThat(delete("pune", 1).problem()).isEqualTo("calendar-in-use");
    assertThat(http.get("admin", "/api/calendars/pune").body().path("clocks").asInt()).isEqualTo(1);
  }

  @Test
  void shouldKeepWhatAnAgreementNames() {
    // given one that has ended
    add(Map.of("teams", List.of()));
    jdbc.sql(
            "insert into desk.agreement (id, created_by, created_at, ended_at, ended_by) values ('SLA-PUNE', 'admin', now(), now(), 'admin')")
        .update();
    jdbc.sql(
            """
            insert into desk.agreement_version (agreement_id, version, name, step, provider_group, deliverable,
              target_hours, remind_hours, escalate_hours, calendar_id, stands_still, provider_person, customer_person,
              valid_from, made_by, made_at)
            values ('SLA-PUNE', 1, 'Pune', 'approve-step', 'legal', 'An answer', 8, 4, 8, 'pune', true, 'admin', 'admin',
              now(), 'admin', now())
            """)
        .update();

    // when
    Answer refused = delete("pune", 1);

    // then
    assertThat(refused.problem()).isEqualTo("calendar-in-use");
    assertThat(refused.body().path("detail").asText()).contains("1 agreements name it");
    assertThat(http.get("admin", "/api/calendars/pune").body().path("agreements").asInt())
        .isEqualTo(1);
  }

  @Test
  void shouldListHolidaysAndRegionsToChooseFrom() {
    assertThat(
            http.get("admin", "/api/holidays?region=DE-BE&year=2027")
                .body()
                .path("items")
                .findValuesAsText("day"))
        .contains("2027-03-08", "2027-03-29")
        .hasSize(10);
    assertThat(
            http.get("admin", "/api/holiday-regions/DE")
                .body()
                .path("items")
                .findValuesAsText("code"))
        .contains("DE-BE", "DE-BY");
    JsonNode choices = http.get("process-owner", "/api/calendar-choices").body();
    assertThat(choices.path("countries").findValuesAsText("code")).contains("DE", "GB", "US");
    assertThat(choices.path("teams").toString()).contains("web-team").doesNotContain("copywriting");
    assertThat(choices.path("regions").toString()).contains("emea", "americas");
    assertThat(http.get("admin", "/api/holidays?region=XX&year=2027").problem())
        .isEqualTo("invalid-parameter");
    assertThat(http.get("admin", "/api/holidays?region=DE&year=9").problem())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void shouldBeKeptByProcessOwnersAndAdminsAlone() {
    add(Map.of());
    for (String person : List.of("operator", "analyst", "approver", "requester")) {
      assertThat(http.post(person, "/api/calendars", entry(Map.of())).status()).isEqualTo(403);
      assertThat(
              http.send(
                      http.call(person, "/api/calendars/pune").header("If-Match", "\"1\"").DELETE())
                  .status())
          .isEqualTo(403);
    }
    assertThat(http.get("admin", "/api/calendars/pune").status()).isEqualTo(200);
  }

  @Test
  void shouldTakeOneOfTheChangesThatAreSavedAtOnceAndShowTheOthersTheNewest() {
    // given
    add(Map.of());
    AtomicInteger number = new AtomicInteger();

    // when four save what they made of the same version
    List<Answer> answers =
        AtOnce.run(4, () -> save(1, Map.of("name", "Pune " + number.incrementAndGet())));

    // then one is kept, and the others see it
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
    String kept = http.get("admin", "/api/calendars/pune").body().path("name").asText();
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(
            late -> {
              assertThat(late.body().at("/current/name").asText()).isEqualTo(kept);
              assertThat(late.body().at("/current/version").asInt()).isEqualTo(2);
            });
  }

  private Answer add(Map<String, Object> changes) {
    return http.post("process-owner", "/api/calendars", entry(changes));
  }

  private Answer save(int version, Map<String, Object> changes) {
    return http.put(
        "admin", "/api/calendars/pune", entry(changes), "If-Match", "\"" + version + "\"");
  }

  private Answer delete(String id, int version) {
    return http.send(
        http.call("admin", "/api/calendars/" + id)
            .header("If-Match", "\"" + version + "\"")
            .DELETE());
  }

  private List<String> asked() {
    return jdbc.sql(
            "select reason from desk.sla_recompute where kind = 'calendar' and subject = 'pune'")
        .query(String.class)
        .list();
  }

  private long audited(String action) {
    return jdbc.sql("select count(*) from desk.audit_event where action = ? and subject = 'pune'")
        .param(action)
        .query(Long.class)
        .single();
  }

  private static Map<String, Object> entry(Map<String, Object> changes) {
    Map<String, Object> entry =
        new HashMap<>(
            Map.of(
                "id", "pune",
                "name", "Pune",
                "timeZone", "Asia/Kolkata",
                "hours",
                    List.of(
                        hours(1, "18:00", "24:00"),
                        hours(2, "08:30", "12:00"),
                        hours(2, "13:00", "17:30")),
                "holidayRegion", "IN",
                "closures", List.of(closed("2027-01-25", "2027-01-29", "Moving")),
                "teams", List.of("web-team")));
    entry.putAll(changes);
    return entry;
  }

  private static Map<String, Object> hours(int weekday, String opens, String closes) {
    return Map.of("weekday", weekday, "opens", opens, "closes", closes);
  }

  private static Map<String, Object> closed(String from, String until, String name) {
    return Map.of("from", from, "until", until, "name", name);
  }
}
