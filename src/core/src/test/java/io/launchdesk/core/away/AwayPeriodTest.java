package io.launchdesk.core.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AwayPeriodTest {
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  @Test
  void shouldIncludeBothDaysWhenReckonedInThePersonsZone() {
    // given
    AwayPeriod period = period("2026-12-01", "2026-12-02");

    // then
    assertThat(period.startsAt(WARSAW)).isEqualTo("2026-11-30T23:00:00Z");
    assertThat(period.endsAt(WARSAW)).isEqualTo("2026-12-02T23:00:00Z");
    assertThat(period.lastsAt(Instant.parse("2026-11-30T22:59:59Z"), WARSAW)).isFalse();
    assertThat(period.lastsAt(Instant.parse("2026-11-30T23:00:00Z"), WARSAW)).isTrue();
    assertThat(period.lastsAt(Instant.parse("2026-12-02T22:59:59Z"), WARSAW)).isTrue();
    assertThat(period.lastsAt(Instant.parse("2026-12-02T23:00:00Z"), WARSAW)).isFalse();
    assertThat(period.days()).isEqualTo(2);
  }

  @Test
  void shouldLastAsLongAsTheDayReallyDoesWhenClocksChange() {
    assertThat(length(period("2027-03-28", "2027-03-28"), WARSAW)).isEqualTo(Duration.ofHours(23));
    assertThat(length(period("2026-10-25", "2026-10-25"), WARSAW)).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void shouldBeginWithTheFirstMomentWhenADayHasNoMidnight() {
    // given: in Beirut clocks went from midnight to one on 31 March 2024
    ZoneId beirut = ZoneId.of("Asia/Beirut");

    // then
    assertThat(period("2024-03-31", "2024-03-31").startsAt(beirut))
        .isEqualTo("2024-03-30T22:00:00Z");
    assertThat(length(period("2024-03-31", "2024-03-31"), beirut)).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void shouldSeeAnOverlapWhenOneDayIsShared() {
    // given
    AwayPeriod period = period("2026-12-10", "2026-12-12");

    // then
    assertThat(period.overlaps(period("2026-12-12", "2026-12-20"))).isTrue();
    assertThat(period.overlaps(period("2026-12-01", "2026-12-31"))).isTrue();
    assertThat(period.overlaps(period("2026-12-11", "2026-12-11"))).isTrue();
    assertThat(period.overlaps(period("2026-12-13", "2026-12-20"))).isFalse();
    assertThat(period.overlaps(period("2026-12-01", "2026-12-09"))).isFalse();
  }

  @Test
  void shouldRefuseWhenItEndsBeforeItBegins() {
    assertThatThrownBy(() -> period("2026-12-02", "2026-12-01"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Duration length(AwayPeriod period, ZoneId zone) {
    return Duration.between(period.startsAt(zone), period.endsAt(zone));
  }

  private static AwayPeriod period(String from, String until) {
    return new AwayPeriod(LocalDate.parse(from), LocalDate.parse(until));
  }
}
