package io.launchdesk.store.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.Ledger;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaPolicyException;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.away.Absence;
import io.launchdesk.store.away.AbsenceRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Of requests by {@code ann}, of the team {@code web}. */
class ClockCalendarsTest {
  private static final Instant FRIDAY = Instant.parse("2027-01-08T08:00:00Z");
  private static final Duration DAY = Duration.ofHours(8);

  private StoreContext store;
  private ClockCalendars calendars;
  private JdbcClient jdbc;

  @BeforeEach
  void start() {
    store = StoreContext.start();
    calendars = store.get(ClockCalendars.class);
    jdbc = store.get(JdbcClient.class);
  }

  @Test
  void shouldGoByTheTeamsCalendarThenTheRegionsWhenTheRowLeavesItToThem() {
    // given
    String american = request(Map.of("region", "americas"));
    jdbc.sql("insert into desk.calendar_assignment values ('team', 'web-team', 'gb-london')")
        .update();

    // then
    assertThat(calendars.choose(rule("team", null), american, "web-team").id())
        .isEqualTo("gb-london");
    assertThat(calendars.choose(rule(null, null), american, "event-team").id())
        .isEqualTo("us-new-york");
    assertThat(calendars.choose(rule("team", null), request(Map.of()), null).id())
        .isEqualTo("standard");
    assertThat(calendars.choose(rule("always", null), american, "web-team").id())
        .isEqualTo("always");
  }

  @Test
  void shouldTakeTheTeamThatTheRequestKnowsWhenTriageIsOver() {
    // given
    String request = request(Map.of());
    jdbc.sql("insert into desk.calendar_assignment values ('team', 'web-team', 'gb-london')")
        .update();
    jdbc.sql("update desk.request set assigned_team = 'web-team' where id = ?")
        .param(request)
        .update();

    // then
    assertThat(calendars.choose(rule("team", null), request, null).id()).isEqualTo("gb-london");
  }

  @Test
  void shouldSayWhichRowToCorrectWhenThereIsNoSuchCalendar() {
    assertThatExceptionOfType(SlaPolicyException.class)
        .isThrownBy(() -> calendars.choose(rule("lunar", null), request(Map.of()), null))
        .withMessageContaining("'lunar'");
  }

  @Test
  void shouldGoByTheRequestersHoursInTheRequestersTimeZoneWhenTheRowSaysSo() {
    // given
    String request = request(Map.of("region", "apac"));
    jdbc.sql(
            "update desk.person set region = 'americas', time_zone = 'America/Los_Angeles' where username = 'ann'")
        .update();

    // when
    BusinessCalendar own = calendars.choose(rule("requester", "requester"), request, null);

    // then it has New York's holidays, at nine in Los Angeles
    assertThat(own.id()).isEqualTo("us-new-york");
    assertThat(own.worksOn(LocalDate.of(2027, 11, 25))).isFalse();
    assertThat(own.add(Instant.parse("2027-01-11T00:00:00Z").minusSeconds(36_000), Duration.ZERO))
        .isEqualTo(Instant.parse("2027-01-11T17:00:00Z"));
  }

  @Test
  void shouldRestWhileTheRequesterIsAwayButGoOnForTheProvider() {
    // given that ann is away from Monday to Wednesday
    String request = request(Map.of());
    long asked = start(1, request, rule("standard", "requester"));
    long made = start(2, request, rule("standard", "provider"));
    away("2027-01-11", "2027-01-13");

    // then eight hours from Friday nine are over on Friday, sixteen on Thursday
    assertThat(ledger(asked).reaches(DAY)).contains(FRIDAY.plus(DAY));
    assertThat(ledger(asked).reaches(DAY.multipliedBy(2)))
        .contains(Instant.parse("2027-01-14T16:00:00Z"));
    assertThat(ledger(made).reaches(DAY.multipliedBy(2)))
        .contains(Instant.parse("2027-01-11T16:00:00Z"));
  }

  @Test
  void shouldTakeTheDaysOfWhoAskedFromAnotherCalendar() {
    // given that ann is away from Monday to Wednesday
    String request = request(Map.of());
    away("2027-01-11", "2027-01-13");
    BusinessCalendar other = store.get(CalendarRepository.class).find("standard").orElseThrow();

    // when
    BusinessCalendar whole = calendars.ofRequesters(other, List.of(request)).get(request);

    // then
    assertThat(whole.add(FRIDAY, DAY.multipliedBy(2)))
        .isEqualTo(Instant.parse("2027-01-14T16:00:00Z"));
    assertThat(calendars.ofRequesters(other, List.of())).isEmpty();
  }

  @Test
  void shouldGoOnWhenTheRequesterIsAwayForYears() {
    // given
    String request = request(Map.of());
    long asked = start(1, request, rule("standard", "requester"));
    away("2027-01-09", "2027-12-31");
    away("2028-01-01", "2028-12-31");
    away("2029-01-01", "2029-12-31");

    // then
    assertThat(ledger(asked).reaches(DAY.multipliedBy(2)))
        .contains(Instant.parse("2030-01-02T16:00:00Z"));
  }

  @Test
  void shouldLetOthersNameAPersonWhoseAbsencesAreLocked() {
    store.given().person("ann");
    store
        .get(TransactionTemplate.class)
        .executeWithoutResult(
            tx -> {
              store.get(AbsenceRepository.class).lock("ann");
              assertThat(
                      CompletableFuture.supplyAsync(
                              () ->
                                  jdbc.sql(
                                          "select username from desk.person where username = 'ann' for key share skip locked")
                                      .query(String.class)
                                      .list())
                          .join())
                  .containsExactly("ann");
            });
  }

  @Test
  void shouldAskForThePersonsClocks() {
    // given
    store.given().person("ann");

    // when
    store.get(RecomputeRepository.class).askForPerson("ann", "absence", "ann", FRIDAY);

    // then
    assertThat(
            jdbc.sql("select kind || ' ' || subject || ' ' || reason from desk.sla_recompute")
                .query(String.class)
                .list())
        .containsExactly("person ann absence");
  }

  private Ledger ledger(long key) {
    return store
        .get(Ledgers.class)
        .of(store.get(SlaLedgerRepository.class).clock(key).orElseThrow());
  }

  private void away(String from, String until) {
    store
        .get(AbsenceRepository.class)
        .save(
            new Absence(
                UUID.randomUUID(),
                "ann",
                LocalDate.parse(from),
                LocalDate.parse(until),
                null,
                null,
                null),
            ZoneId.of("UTC"),
            FRIDAY);
  }

  private String request(Map<String, Object> brief) {
    return store.given().request("other", "Clock", brief, FRIDAY);
  }

  private long start(long key, String request, SlaRule rule) {
    PlainClocks.start(
        store.get(ClockMoves.class),
        new SlaClock(
            new MeasuredStep(key, key, null, request),
            rule,
            rule.calendar(),
            FRIDAY,
            FRIDAY.plus(DAY),
            FRIDAY.plus(DAY),
            FRIDAY.plus(DAY)));
    return key;
  }

  private static SlaRule rule(String calendar, String party) {
    BigDecimal hours = BigDecimal.valueOf(8);
    return new SlaRule(
        "revise-brief", hours, hours, hours, "leads", calendar, "desk", party, false, null);
  }
}
