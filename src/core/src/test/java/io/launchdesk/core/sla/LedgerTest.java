package io.launchdesk.core.sla;

import static io.launchdesk.core.sla.LedgerSpan.State.COUNTING;
import static io.launchdesk.core.sla.LedgerSpan.State.OUTSIDE_CALENDAR;
import static io.launchdesk.core.sla.LedgerSpan.State.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LedgerTest {
  private static final Instant YEAR = Instant.parse("2027-01-01T00:00:00Z");

  @Example
  void shouldPauseOverTheWeekendAndCountTheRestWhenTheRequesterAnswers() {
    // given a clock of eight hours, held from Friday noon to Monday ten
    Ledger ledger =
        new Ledger(
            office("Europe/Berlin"),
            at("2026-11-20T08:00:00Z"),
            List.of(hold("2026-11-20T11:00:00Z", "2026-11-23T09:00:00Z")));

    // then three hours count on Friday and five on Monday
    assertThat(ledger.reaches(Duration.ofHours(8))).contains(at("2026-11-23T14:00:00Z"));
    assertThat(ledger.spans(at("2026-11-23T14:00:00Z")))
        .extracting(LedgerSpan::state, LedgerSpan::worked)
        .containsExactly(
            tuple(COUNTING, Duration.ofHours(3)),
            tuple(PAUSED, Duration.ZERO),
            tuple(COUNTING, Duration.ofHours(5)));
  }

  @Example
  void shouldCountTheHourThatTheClocksSkipNotTwiceWhenHeldOverTheChangeToSummerTime() {
    // given a calendar that never rests, held until after the clocks of Berlin went forward
    Ledger ledger =
        new Ledger(
            always("Europe/Berlin"),
            at("2027-03-28T00:00:00Z"),
            List.of(hold("2027-03-28T00:30:00Z", "2027-03-28T03:00:00Z")));

    assertThat(ledger.reaches(Duration.ofHours(2))).contains(at("2027-03-28T04:30:00Z"));
    assertThat(ledger.used(at("2027-03-28T04:30:00Z"))).isEqualTo(Duration.ofHours(2));
  }

  @Example
  void shouldReachNothingBeyondAHoldThatLasts() {
    Ledger ledger =
        new Ledger(
            always("UTC"),
            at("2027-03-01T00:00:00Z"),
            List.of(new Hold(1, "revise-brief", at("2027-03-01T05:00:00Z"), null)));

    assertThat(ledger.reaches(Duration.ofHours(5))).contains(at("2027-03-01T05:00:00Z"));
    assertThat(ledger.reaches(Duration.ofHours(6))).isEmpty();
    assertThat(ledger.heldAt(at("2027-03-09T00:00:00Z"))).isPresent();
    assertThat(ledger.used(at("2027-03-09T00:00:00Z"))).isEqualTo(Duration.ofHours(5));
    assertThat(ledger.resumedAt(at("2027-03-02T00:00:00Z")).reaches(Duration.ofHours(6)))
        .contains(at("2027-03-02T01:00:00Z"));
  }

  @Example
  void shouldPauseOnceWhenHoldsOverlap() {
    Ledger ledger =
        new Ledger(
            always("UTC"),
            at("2027-03-01T00:00:00Z"),
            List.of(
                hold("2027-03-01T04:00:00Z", "2027-03-01T08:00:00Z"),
                hold("2027-03-01T02:00:00Z", "2027-03-01T06:00:00Z"),
                hold("2027-03-01T03:00:00Z", "2027-03-01T05:00:00Z")));

    assertThat(ledger.reaches(Duration.ofHours(3))).contains(at("2027-03-01T09:00:00Z"));
  }

  @Example
  void shouldSayWhatLiesOutsideTheCalendarWhenNobodyWorks() {
    Ledger ledger = new Ledger(office("UTC"), at("2026-11-20T16:00:00Z"), List.of());

    assertThat(ledger.spans(at("2026-11-23T10:00:00Z")))
        .extracting(LedgerSpan::state, LedgerSpan::until)
        .containsExactly(
            tuple(COUNTING, at("2026-11-20T17:00:00Z")),
            tuple(OUTSIDE_CALENDAR, at("2026-11-23T09:00:00Z")),
            tuple(COUNTING, at("2026-11-23T10:00:00Z")));
  }

  @Property(tries = 300)
  void shouldHaveUsedTheAmountWhenItIsReached(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("amounts") Duration amount,
      @ForAll("ends") List<Hold> holds) {
    Ledger ledger = new Ledger(calendar, start, holds);

    Instant reached = ledger.reaches(amount).orElseThrow();

    assertThat(ledger.used(reached)).isEqualTo(amount);
    assertThat(reached).isAfterOrEqualTo(calendar.add(start, amount));
    assertThat(calendar.works(reached)).isTrue();
  }

  @Property(tries = 300)
  void shouldHaveNoGapAndNoOverlapWhenSpansAreListed(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("amounts") Duration length,
      @ForAll("ends") List<Hold> holds) {
    Instant until = start.plus(length);

    Instant at = start;
    for (LedgerSpan span : new Ledger(calendar, start, holds).spans(until)) {
      assertThat(span.from()).isEqualTo(at);
      assertThat(span.until()).isAfter(span.from());
      at = span.until();
    }

    assertThat(at).isEqualTo(until);
  }

  @Property(tries = 200)
  void shouldBeThePlainCalendarWhenNothingHolds(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("amounts") Duration amount) {
    assertThat(new Ledger(calendar, start, List.of()).reaches(amount))
        .contains(calendar.add(start, amount));
  }

  @Provide
  Arbitrary<BusinessCalendar> calendars() {
    return Arbitraries.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Apia")
        .flatMap(zone -> Arbitraries.of(office(zone), nights(zone), always(zone)));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, 366L * 24 * 3600).map(YEAR::plusSeconds);
  }

  @Provide
  Arbitrary<Duration> amounts() {
    return Arbitraries.longs().between(60, 400L * 3600).map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<List<Hold>> ends() {
    return Combinators.combine(instants(), Arbitraries.longs().between(0, 10L * 24 * 3600))
        .as((from, seconds) -> new Hold(1, "revise-brief", from, from.plusSeconds(seconds)))
        .list()
        .ofMaxSize(6);
  }

  private static BusinessCalendar office(String zone) {
    List<WorkingHours> hours = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        hours.add(new WorkingHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)));
      }
    }
    return new BusinessCalendar(
        "office",
        ZoneId.of(zone),
        hours,
        Set.of(LocalDate.of(2027, 5, 6), LocalDate.of(2027, 12, 24)));
  }

  /** Hours that clock changes cut into, with breaks and until midnight. */
  private static BusinessCalendar nights(String zone) {
    return new BusinessCalendar(
        "nights",
        ZoneId.of(zone),
        Stream.of(DayOfWeek.SUNDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY)
            .flatMap(
                day ->
                    Stream.of(
                        new WorkingHours(day, LocalTime.MIN, LocalTime.of(2, 20)),
                        new WorkingHours(day, LocalTime.of(2, 40), LocalTime.of(6, 0)),
                        new WorkingHours(day, LocalTime.of(22, 0), LocalTime.MAX)))
            .toList(),
        Set.of(LocalDate.of(2027, 3, 28)));
  }

  private static BusinessCalendar always(String zone) {
    return new BusinessCalendar(
        "always",
        ZoneId.of(zone),
        Stream.of(DayOfWeek.values())
            .map(day -> new WorkingHours(day, LocalTime.MIN, LocalTime.MAX))
            .toList(),
        Set.of());
  }

  private static Hold hold(String from, String until) {
    return new Hold(1, "revise-brief", at(from), at(until));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
