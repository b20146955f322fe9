package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
  private static final Duration HOUR = Duration.ofHours(1);

  // Properties, over calendars of all kinds (night shifts around clock changes included), instants
  // of fifteen years and amounts up to a quarter of work.

  @Property
  void shouldMeasureWhatWasAddedWhenAddingFromAnyInstant(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("amounts") Duration amount) {
    assertThat(calendar.between(start, calendar.add(start, amount))).isEqualTo(amount);
  }

  @Property
  void shouldLandInWorkingTimeWhenAddingFromAnyInstant(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("amounts") Duration amount) {
    assertThat(calendar.works(calendar.add(start, amount))).isTrue();
  }

  @Property
  void shouldComeToTheSameInstantWhenAddingInTwoParts(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("amounts") Duration first,
      @ForAll("positiveAmounts") Duration second) {
    assertThat(calendar.add(calendar.add(start, first), second))
        .isEqualTo(calendar.add(start, first.plus(second)));
  }

  @Property
  void shouldNeverGoBackWhenMoreIsAdded(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("amounts") Duration amount,
      @ForAll("amounts") Duration more) {
    assertThat(calendar.add(start, amount.plus(more)))
        .isAfterOrEqualTo(calendar.add(start, amount))
        .isAfterOrEqualTo(start);
  }

  @Property
  void shouldMeasureTheSumWhenSplitAnywhere(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("amounts") Duration first,
      @ForAll("amounts") Duration second) {
    Instant middle = from.plus(first);
    Instant to = middle.plus(second);
    assertThat(calendar.between(from, middle).plus(calendar.between(middle, to)))
        .isEqualTo(calendar.between(from, to));
  }

  @Provide
  Arbitrary<BusinessCalendar> calendars() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of(
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "UTC")
            .map(ZoneId::of);
    Arbitrary<Set<DayOfWeek>> days =
        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(7);
    Arbitrary<List<Integer>> minutes =
        Arbitraries.integers().between(0, 1439).list().uniqueElements().ofMinSize(2).ofMaxSize(6);
    Arbitrary<Set<LocalDate>> holidays =
        Arbitraries.integers()
            .between(0, 365 * 15)
            .map(LocalDate.of(2020, 1, 1)::plusDays)
            .set()
            .ofMaxSize(30);
    return Combinators.combine(zones, days, minutes, holidays)
        .as(
            (zone, weekdays, times, free) ->
                new BusinessCalendar(
                    "any",
                    zone,
                    weekdays.stream().flatMap(day -> stretches(day, times).stream()).toList(),
                    free));
  }

  /** Two by two, the sorted minutes open and close. */
  private static List<WorkingHours> stretches(DayOfWeek day, List<Integer> minutes) {
    int[] sorted = minutes.stream().mapToInt(Integer::intValue).sorted().toArray();
    return Arrays.stream(new int[] {0, 2, 4})
        .filter(index -> index + 1 < sorted.length)
        .mapToObj(index -> new WorkingHours(day, time(sorted[index]), time(sorted[index + 1])))
        .toList();
  }

  private static LocalTime time(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2034-12-31T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Duration> amounts() {
    return Arbitraries.longs().between(0, 400_000).map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<Duration> positiveAmounts() {
    return Arbitraries.longs().between(1, 400_000).map(Duration::ofSeconds);
  }

  // Examples

  @Test
  void shouldGoOnOnMondayWhenFridayEnds() {
    assertThat(office("Europe/Berlin").add(at("2026-11-20T15:00:00Z"), HOUR.multipliedBy(3)))
        .isEqualTo(at("2026-11-23T10:00:00Z"));
  }

  @Test
  void shouldBeginInTheMorningWhenStartedAtNight() {
    assertThat(office("Europe/Berlin").add(at("2026-11-22T23:00:00Z"), HOUR))
        .isEqualTo(at("2026-11-23T09:00:00Z"));
  }

  @Test
  void shouldLeaveOutTheDayWhenItIsAHoliday() {
    // given
    var office = office("Europe/Berlin", LocalDate.of(2026, 12, 25));

    // then
    assertThat(office.add(at("2026-12-24T15:30:00Z"), HOUR)).isEqualTo(at("2026-12-28T08:30:00Z"));
  }

  @Test
  void shouldKeepLocalHoursWhenClocksChange() {
    // given the weekend on which clocks in Berlin go back
    Instant fridayNoon = at("2026-10-23T10:00:00Z");

    // when six hours are added: five until 17:00, one on Monday from 9:00 (UTC+1 now)
    Instant monday = office("Europe/Berlin").add(fridayNoon, HOUR.multipliedBy(6));

    // then
    assertThat(monday).isEqualTo(at("2026-10-26T09:00:00Z"));
  }

  @Test
  void shouldCountTheHoursThatReallyPassWhenANightShiftMeetsTheClockChange() {
    // given a shift from 0:00 to 6:00 on Sundays
    var nights =
        new BusinessCalendar(
            "nights",
            ZoneId.of("Europe/Berlin"),
            List.of(new WorkingHours(DayOfWeek.SUNDAY, LocalTime.MIDNIGHT, LocalTime.of(6, 0))),
            Set.of());

    // then it has five hours in spring and seven in autumn
    assertThat(nights.between(at("2026-03-28T00:00:00Z"), at("2026-03-30T00:00:00Z")))
        .isEqualTo(HOUR.multipliedBy(5));
    assertThat(nights.between(at("2026-10-24T00:00:00Z"), at("2026-10-26T00:00:00Z")))
        .isEqualTo(HOUR.multipliedBy(7));
  }

  @Test
  void shouldBePlainTimeWhenTheCalendarNeverRests() {
    // given
    var always =
        new BusinessCalendar(
            "always",
            ZoneId.of("UTC"),
            Arrays.stream(DayOfWeek.values())
                .map(day -> new WorkingHours(day, LocalTime.MIDNIGHT, LocalTime.MAX))
                .toList(),
            Set.of());
    Instant start = at("2026-11-22T13:37:42Z");

    // then
    assertThat(always.add(start, Duration.ofDays(9))).isEqualTo(start.plus(Duration.ofDays(9)));
  }

  @Test
  void shouldMeasureNothingWhenTheEndIsBeforeTheStart() {
    assertThat(
            office("Europe/Berlin").between(at("2026-11-23T12:00:00Z"), at("2026-11-23T10:00:00Z")))
        .isZero();
  }

  @Test
  void shouldSayThatNobodyWorksWhenEveryDayIsAHoliday() {
    // given
    var office =
        office(
            "UTC",
            LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2028, 6, 1))
                .toArray(LocalDate[]::new));

    // then
    assertThatIllegalStateException()
        .isThrownBy(() -> office.add(at("2026-06-01T00:00:00Z"), HOUR))
        .withMessageContaining("office has no working time");
  }

  private static BusinessCalendar office(String zone, LocalDate... holidays) {
    return new BusinessCalendar(
        "office",
        ZoneId.of(zone),
        List.of(
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY)
            .stream()
            .map(day -> new WorkingHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
            .toList(),
        Set.of(holidays));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
