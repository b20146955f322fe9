package io.launchdesk.core.notification;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MailTimesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final QuietTimes NIGHTS =
      new QuietTimes(LocalTime.of(20, 0), LocalTime.of(7, 0), Set.of());

  // Properties, over quiet times of all kinds, instants of fifteen years and zones whose clocks
  // change at night, at midnight, or by half an hour.

  @Property
  void shouldEndTheQuietTimeAsSoonAsItIsOver(
      @ForAll("quietTimes") QuietTimes quiet,
      @ForAll("zones") ZoneId zone,
      @ForAll("instants") Instant start) {
    // when
    Instant end = quiet.end(start, zone);

    // then
    assertThat(end).isAfterOrEqualTo(start);
    assertThat(isQuiet(quiet, end, zone)).isFalse();
    for (Instant at = start; at.isBefore(end); at = at.plus(Duration.ofMinutes(5))) {
      assertThat(isQuiet(quiet, at, zone)).as("%s in %s", at, zone).isTrue();
    }
    if (end.isAfter(start)) {
      assertThat(isQuiet(quiet, end.minusNanos(1), zone)).isTrue();
    }
  }

  @Property
  void shouldPutTheDigestOutsideOfQuietTimesWhateverWasChosen(
      @ForAll("times") MailTimes times, @ForAll("instants") Instant after) {
    // when
    Instant digest = times.nextDigest(after);

    // then
    assertThat(digest).isAfter(after).isBefore(after.plus(Duration.ofDays(16)));
    assertThat(times.isQuiet(digest)).isFalse();
  }

  @Property
  void shouldHaveOneDigestADayWhenNothingIsQuiet(
      @ForAll("zones") ZoneId zone,
      @ForAll("timesOfDay") LocalTime digestAt,
      @ForAll("instants") Instant after) {
    // given
    MailTimes times = new MailTimes(zone, digestAt, QuietTimes.NONE);

    // when
    Instant first = times.nextDigest(after);
    Instant second = times.nextDigest(first);

    // then
    assertThat(times.day(second)).isAfter(times.day(first));
    assertThat(Duration.between(first, second))
        .isBetween(Duration.ofHours(22), Duration.ofHours(26));
  }

  @Provide
  Arbitrary<MailTimes> times() {
    return Combinators.combine(zones(), timesOfDay(), quietTimes()).as(MailTimes::new);
  }

  @Provide
  Arbitrary<QuietTimes> quietTimes() {
    Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMaxSize(6);
    Arbitrary<QuietTimes> nights =
        Combinators.combine(timesOfDay(), timesOfDay(), days)
            .filter((from, until, some) -> !from.equals(until))
            .as(QuietTimes::new);
    return Arbitraries.oneOf(nights, days.map(some -> new QuietTimes(null, null, some)));
  }

  /** Whole quarters of an hour, so that samples every five minutes miss nothing. */
  @Provide
  Arbitrary<LocalTime> timesOfDay() {
    return Arbitraries.integers()
        .between(0, 95)
        .map(quarter -> LocalTime.MIN.plusMinutes(15L * quarter));
  }

  @Provide
  Arbitrary<Instant> instants() {
    long start = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    return Arbitraries.longs()
        .between(start, start + Duration.ofDays(15 * 365).toSeconds())
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
        Arrays.asList(
            BERLIN,
            ZoneOffset.UTC,
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Asia/Tehran"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Chatham")));
  }

  private static boolean isQuiet(QuietTimes quiet, Instant at, ZoneId zone) {
    return quiet.contains(at.atZone(zone).toLocalDateTime());
  }

  @Test
  void shouldWaitForTheMorningWhenQuietHoursPassMidnight() {
    // Monday evening and Tuesday before dawn, in winter: UTC+1
    assertThat(mailAt(NIGHTS, "2026-11-23T19:00:00Z")).isEqualTo("2026-11-24T06:00:00Z");
    assertThat(mailAt(NIGHTS, "2026-11-24T05:59:59Z")).isEqualTo("2026-11-24T06:00:00Z");
    assertThat(mailAt(NIGHTS, "2026-11-24T06:00:00Z")).isEqualTo("2026-11-24T06:00:00Z");
    assertThat(mailAt(NIGHTS, "2026-11-24T12:00:00Z")).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void shouldWaitForMondayMorningWhenTheWeekendIsQuiet() {
    QuietTimes quiet = new QuietTimes(NIGHTS.from(), NIGHTS.until(), Set.of(SATURDAY, SUNDAY));
    assertThat(mailAt(quiet, "2026-11-27T20:00:00Z")).isEqualTo("2026-11-30T06:00:00Z");
    assertThat(mailAt(new QuietTimes(null, null, Set.of(SATURDAY, SUNDAY)), "2026-11-28T12:00:00Z"))
        .isEqualTo("2026-11-29T23:00:00Z");
  }

  @Test
  void shouldFollowTheClocksWhenTheyChangeInQuietHours() {
    // clocks go on at 02:00 on 29 March, and back at 03:00 on 25 October
    assertThat(mailAt(NIGHTS, "2026-03-28T20:00:00Z")).isEqualTo("2026-03-29T05:00:00Z");
    assertThat(mailAt(NIGHTS, "2026-10-24T20:00:00Z")).isEqualTo("2026-10-25T06:00:00Z");

    // an end that is skipped comes when the clocks go on; one that is repeated comes twice
    QuietTimes brief = new QuietTimes(LocalTime.of(1, 0), LocalTime.of(2, 30), Set.of());
    assertThat(mailAt(brief, "2026-03-29T00:30:00Z")).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(mailAt(brief, "2026-10-25T00:10:00Z")).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(mailAt(brief, "2026-10-25T01:10:00Z")).isEqualTo("2026-10-25T01:30:00Z");
  }

  @Test
  void shouldTellAtNightWhenSomethingIsLate() {
    Instant night = Instant.parse("2026-11-23T23:00:00Z");
    MailTimes times = new MailTimes(BERLIN, LocalTime.of(8, 0), NIGHTS);
    assertThat(times.atOnce(EventKind.LATE, night)).isEqualTo(night);
    assertThat(times.atOnce(EventKind.MENTION, night)).isAfter(night);
  }

  @Test
  void shouldSkipQuietDaysAndTakeTheNextDayWhenTheHourHasPassed() {
    MailTimes times =
        new MailTimes(
            BERLIN, LocalTime.of(8, 0), new QuietTimes(null, null, Set.of(SATURDAY, SUNDAY)));
    assertThat(times.nextDigest(Instant.parse("2026-11-24T06:59:00Z")))
        .isEqualTo("2026-11-24T07:00:00Z");
    assertThat(times.nextDigest(Instant.parse("2026-11-24T07:00:00Z")))
        .isEqualTo("2026-11-25T07:00:00Z");
    assertThat(times.nextDigest(Instant.parse("2026-11-27T08:00:00Z")))
        .isEqualTo("2026-11-30T07:00:00Z");
  }

  @Test
  void shouldRefuseQuietTimesWhenNoTimeIsLeft() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietTimes(LocalTime.NOON, null, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietTimes(LocalTime.NOON, LocalTime.NOON, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuietTimes(null, null, Set.of(DayOfWeek.values())));
    assertThat(new QuietTimes(null, null, Set.of(FRIDAY)).days()).containsExactly(FRIDAY);
  }

  private static String mailAt(QuietTimes quiet, String now) {
    return new MailTimes(BERLIN, LocalTime.of(8, 0), quiet)
        .atOnce(EventKind.MENTION, Instant.parse(now))
        .toString();
  }
}
