package io.launchdesk.store.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.CalendarDefinition;
import io.launchdesk.core.sla.Closure;
import io.launchdesk.core.sla.WorkingHours;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.StoreContext;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class CalendarRepositoryTest {
  private static final List<WorkingHours> HOURS =
      List.of(
          new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(8, 30), LocalTime.NOON),
          new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(13, 0), LocalTime.of(17, 30)),
          new WorkingHours(DayOfWeek.SUNDAY, LocalTime.of(18, 0), LocalTime.MAX));

  private CalendarRepository calendars;
  private CalendarEditing editing;
  private TransactionTemplate transaction;
  private StoreContext store;

  @BeforeEach
  void start() {
    store = StoreContext.start();
    calendars = store.get(CalendarRepository.class);
    editing = store.get(CalendarEditing.class);
    transaction = store.get(TransactionTemplate.class);
  }

  @Test
  void shouldRestOnTheHolidaysOfBerlinWhenStandard() {
    BusinessCalendar standard = calendars.find("standard").orElseThrow();

    assertThat(standard.name()).isEqualTo("Berlin");
    assertThat(
            LocalDate.of(2027, 3, 1)
                .datesUntil(LocalDate.of(2027, 6, 1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5 && !standard.worksOn(day)))
        .map(LocalDate::toString)
        .containsExactly("2027-03-08", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17");
    assertThat(calendars.kept("standard").orElseThrow().definition().closures()).isEmpty();
  }

  @Test
  void shouldReadBackWhatWasSaved() {
    // given
    CalendarDefinition made = pune("Pune", List.of("web-team"), List.of());

    // when
    assertThat(add(made)).isTrue();

    // then
    assertThat(calendars.kept("in-pune")).contains(new KeptCalendar(made, 1));
    BusinessCalendar calendar = calendars.find("in-pune").orElseThrow();
    assertThat(calendar.between(at("2027-01-03T00:00:00Z"), at("2027-01-05T00:00:00Z")))
        .isEqualTo(Duration.ofHours(6 + 8));
    assertThat(calendar.worksOn(LocalDate.of(2027, 1, 25))).isFalse();
    assertThat(add(made)).isFalse();
  }

  @Test
  void shouldSaveOnceWhenTwoSaveFromTheSameVersion() {
    // given
    add(pune("Pune", List.of(), List.of()));

    // when
    List<Boolean> saved =
        AtOnce.run(4, () -> save(pune("Poona", List.of("web-team"), List.of()), 1));

    // then
    assertThat(saved).containsOnlyOnce(true);
    assertThat(calendars.kept("in-pune").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void shouldTellWhoEditsTheOtherCalendarWhenItLosesATeam() {
    // given
    add(pune("Pune", List.of("web-team", "data-team"), List.of()));

    // when
    KeptCalendar london = calendars.kept("gb-london").orElseThrow();
    CalendarDefinition was = london.definition();
    save(
        new CalendarDefinition(
            was.id(),
            was.name(),
            was.zone(),
            was.hours(),
            was.holidayRegion(),
            was.closures(),
            List.of("web-team"),
            List.of()),
        london.version());

    // then
    assertThat(calendars.kept("in-pune").orElseThrow().definition().teams())
        .containsExactly("data-team");
    assertThat(save(pune("Poona", List.of("web-team"), List.of()), 1)).isFalse();
    assertThat(calendars.ofTeam("web-team").zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(calendars.ofTeam("data-team").zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    assertThat(calendars.ofTeam("event-team").id()).isEqualTo("standard");
  }

  @Test
  void shouldDeleteOnlyWhatNobodyGoesBy() {
    // given
    add(pune("Pune", List.of("web-team"), List.of()));

    // then
    assertThat(delete("in-pune", 1)).isFalse();
    assertThat(save(pune("Pune", List.of(), List.of()), 1)).isTrue();
    assertThat(delete("in-pune", 1)).isFalse();
    assertThat(delete("in-pune", 2)).isTrue();
    assertThat(calendars.find("in-pune")).isEmpty();
  }

  private boolean add(CalendarDefinition made) {
    return transaction.execute(status -> editing.add(made));
  }

  private boolean save(CalendarDefinition changed, int version) {
    return transaction.execute(status -> editing.save(changed, version));
  }

  private boolean delete(String id, int version) {
    return transaction.execute(status -> editing.delete(id, version));
  }

  private static CalendarDefinition pune(String name, List<String> teams, List<String> regions) {
    return new CalendarDefinition(
        "in-pune",
        name,
        ZoneId.of("Asia/Kolkata"),
        HOURS,
        "IN",
        List.of(
            new Closure(LocalDate.of(2027, 1, 25), LocalDate.of(2027, 1, 29), "Moving"),
            new Closure(LocalDate.of(2027, 12, 27), LocalDate.of(2027, 12, 31), "Year's end")),
        teams.stream().sorted().toList(),
        regions);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
