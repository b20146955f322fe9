package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Where clocks change in a way of their own: by half an hour, over a day that is skipped, a
   * minute after midnight, at midnight, never.
   */
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "America/St_Johns",
          "America/Sao_Paulo",
          "Asia/Kathmandu",
          "UTC");

  // Properties, over calendars of all kinds (night shifts around clock changes included), instants
  // of which half lie within three days of a clock change, and amounts up to a quarter of work.

  @Property
  void shouldMeasureWhatWasAddedWhenAddingFromAnyInstant(
      @ForAll("moments") Moment moment, @ForAll("amounts") Duration amount) {
    BusinessCalendar calendar = moment.calendar();
    assertThat(calendar.between(moment.at(), calendar.add(moment.at(), amount))).isEqualTo(amount);
  }

  @Property
  void shouldLandInWorkingTimeWhenAddingFromAnyInstant(
      @ForAll("moments") Moment moment, @ForAll("amounts") Duration amount) {
    Instant reached = moment.calendar().add(moment.at(), amount);
    assertThat(moment.calendar().works(reached)).isTrue();
    assertThat(moment.saysThatItWorks(reached)).isTrue();
  }

  @Property
  void shouldComeToTheSameInstantWhenAddingInTwoParts(
      @ForAll("moments") Moment moment,
      @ForAll("amounts") Duration first,
      @ForAll("positiveAmounts") Duration second) {
    BusinessCalendar calendar = moment.calendar();
    assertThat(calendar.add(calendar.add(moment.at(), first), second))
        .isEqualTo(calendar.add(moment.at(), first.plus(second)));
  }

  @Property
  void shouldNeverGoBackWhenMoreIsAdded(
      @ForAll("moments") Moment moment,
      @ForAll("amounts") Duration amount,
      @ForAll("amounts") Duration more) {
    BusinessCalendar calendar = moment.calendar();
    assertThat(calendar.add(moment.at(), amount.plus(more)))
        .isAfterOrEqualTo(calendar.add(moment.at(), amount))
        .isAfterOrEqualTo(moment.at());
  }

  @Property
  void shouldNeverComeEarlierWhenStartedLater(
      @ForAll("moments") Moment moment,
      @ForAll("amounts") Duration amount,
      @ForAll("amounts") Duration later) {
    BusinessCalendar calendar = moment.calendar();
    assertThat(calendar.add(moment.at().plus(later), amount))
        .isAfterOrEqualTo(calendar.add(moment.at(), amount));
  }

  @Property
  void shouldMeasureTheSumWhenSplitAnywhere(
      @ForAll("moments") Moment moment,
      @ForAll("amounts") Duration first,
      @ForAll("amounts") Duration second) {
    BusinessCalendar calendar = moment.calendar();
    Instant middle = moment.at().plus(first);
    Instant to = middle.plus(second);
    assertThat(calendar.between(moment.at(), middle).plus(calendar.between(middle, to)))
        .isEqualTo(calendar.between(moment.at(), to))
        .isLessThanOrEqualTo(Duration.between(moment.at(), to));
  }

  @Property
  void shouldListStretchesOneAfterTheOtherWhenClocksChange(
      @ForAll("moments") Moment moment, @ForAll("amounts") Duration length) {
    Instant at = moment.at().minusNanos(1);
    for (var stretch : moment.calendar().working(moment.at(), moment.at().plus(length))) {
      assertThat(stretch.from()).isAfter(at);
      assertThat(stretch.to()).isAfter(stretch.from());
      at = stretch.to();
    }
    assertThat(at).isBeforeOrEqualTo(moment.at().plus(length));
  }

  @Property
  void shouldCountAllTimeThatPassesWhenItNeverRests(
      @ForAll("zones") ZoneId zone,
      @ForAll("amounts") Duration first,
      @ForAll("amounts") Duration amount) {
    // given
    BusinessCalendar always = always(zone);
    Instant start = at("2011-12-27T00:00:00Z").plus(first);

    // then
    assertThat(always.between(start, start.plus(amount))).isEqualTo(amount);
    assertThat(always.working(start, start.plus(amount))).hasSizeLessThanOrEqualTo(1);
    assertThat(always.add(start, amount)).isEqualTo(start.plus(amount));
  }

  /** A calendar, and an instant to begin at. */
  record Moment(BusinessCalendar calendar, Instant at) {
    /**
     * Whether the second before, or this one, is working time by the hours as people read them from
     * a clock on the wall: another way than the calendar's.
     */
    boolean saysThatItWorks(Instant instant) {
      return reads(instant) || reads(instant.minusSeconds(1)) || reads(instant.plusSeconds(1));
    }

    private boolean reads(Instant instant) {
      var local = instant.atZone(calendar.zone());
      var offsets = calendar.zone().getRules().getValidOffsets(local.toLocalDateTime());
      return calendar.hours().stream()
                  .anyMatch(
                      hour ->
                          hour.weekday() == local.getDayOfWeek()
                              && !local.toLocalTime().isBefore(hour.opens())
                              && local.toLocalTime().isBefore(hour.closes()))
              && !calendar.daysOff().includes(local.toLocalDate())
          // What the wall shows twice is worked once or twice, as the hours begin and end.
          || offsets.size() > 1
          || calendar.zone().getRules().previousTransition(instant) != null
              && Duration.between(
                          calendar.zone().getRules().previousTransition(instant).getInstant(),
                          instant)
                      .compareTo(Duration.ofHours(1))
                  <= 0;
    }
  }

  @Provide
  Arbitrary<Moment> moments() {
    return zones()
        .flatMap(
            zone ->
                Combinators.combine(
                        calendars(zone), Arbitraries.oneOf(instants(), aroundClockChanges(zone)))
                    .as(Moment::new));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  private static Arbitrary<BusinessCalendar> calendars(ZoneId zone) {
    Arbitrary<Set<DayOfWeek>> days =
        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(7);
    Arbitrary<List<Integer>> minutes =
        Arbitraries.integers().between(0, 1440).list().uniqueElements().ofMinSize(2).ofMaxSize(6);
    Arbitrary<Set<LocalDate>> holidays =
        Arbitraries.integers()
            .between(0, 365 * 25)
            .map(LocalDate.of(2010, 1, 1)::plusDays)
            .set()
            .ofMaxSize(30);
    return Combinators.combine(days, minutes, holidays)
        .as(
            (weekdays, times, free) ->
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
    return minute == 1440 ? LocalTime.MAX : LocalTime.ofSecondOfDay(minute * 60L);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            at("2010-01-01T00:00:00Z").getEpochSecond(),
            at("2034-12-31T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  /** Within three days of a change; any instant where clocks never change. */
  private static Arbitrary<Instant> aroundClockChanges(ZoneId zone) {
    List<Instant> changes =
        Stream.iterate(
                zone.getRules().nextTransition(at("2010-01-01T00:00:00Z")),
                change -> change != null && change.getDateTimeBefore().getYear() < 2035,
                change -> zone.getRules().nextTransition(change.getInstant()))
            .map(ZoneOffsetTransition::getInstant)
            .toList();
    return changes.isEmpty()
        ? instants()
        : Combinators.combine(
                Arbitraries.of(changes), Arbitraries.longs().between(-72 * 3600, 72 * 3600))
            .as(Instant::plusSeconds);
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
  void shouldWorkNoHourTwiceWhenHoursLieInTheHourThatIsSkipped() {
    // given hours that lie in the skipped hour of 2026-03-29, and others right after it
    var nights =
        new BusinessCalendar(
            "nights",
            ZoneId.of("Europe/Berlin"),
            List.of(
                new WorkingHours(DayOfWeek.SUNDAY, LocalTime.of(2, 15), LocalTime.of(2, 45)),
                new WorkingHours(DayOfWeek.SUNDAY, LocalTime.of(3, 0), LocalTime.of(4, 0))),
            Set.of());

    // then
    assertThat(nights.between(at("2026-03-29T00:00:00Z"), at("2026-03-29T04:00:00Z")))
        .isEqualTo(HOUR);
  }

  @Test
  void shouldHaveNoWorkingTimeOnTheDayThatApiaSkipped() {
    // given that Thursday the 29th of December 2011 was followed by Saturday the 31st
    var office = office("Pacific/Apia");

    // then of the week only three days and the next Monday have working time
    assertThat(office.worksOn(LocalDate.of(2011, 12, 30))).isFalse();
    assertThat(office.between(at("2011-12-27T10:00:00Z"), at("2012-01-02T10:00:00Z")))
        .isEqualTo(HOUR.multipliedBy(8 * 4));
  }

  @Test
  void shouldCountTheHourThatComesTwiceWhenClocksGoBackOverMidnight() {
    // given that clocks went back from 0:01 to 23:01 in the night to 2010-11-07
    BusinessCalendar always = always(ZoneId.of("America/St_Johns"));
    Instant secondTime = at("2010-11-07T03:00:00Z");

    // then
    assertThat(always.between(at("2010-11-07T02:00:00Z"), secondTime)).isEqualTo(HOUR);
    assertThat(always.works(secondTime)).isTrue();
  }

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
  void shouldMeasureNothingWhenTheEndIsBeforeTheStart() {
    assertThat(
            office("Europe/Berlin").between(at("2026-11-23T12:00:00Z"), at("2026-11-23T10:00:00Z")))
        .isZero();
  }

  @Test
  void shouldSayThatNobodyWorksWhenEveryDayIsAHoliday() {
    // given
    var office =
        new BusinessCalendar(
            "office", "Office", ZoneId.of("UTC"), office("UTC").hours(), any -> true);

    // then
    assertThatIllegalStateException()
        .isThrownBy(() -> office.add(at("2026-06-01T00:00:00Z"), HOUR))
        .withMessageContaining("office has no working time");
  }

  private static BusinessCalendar always(ZoneId zone) {
    return new BusinessCalendar(
        "always",
        zone,
        Arrays.stream(DayOfWeek.values())
            .map(day -> new WorkingHours(day, LocalTime.MIDNIGHT, LocalTime.MAX))
            .toList(),
        Set.of());
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
