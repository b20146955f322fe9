package io.launchdesk.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Property
  void shouldCoverThePeriodWithoutGapOrOverlapWhateverTheGrain(
      @ForAll @IntRange(max = 2000) int offset,
      @ForAll @IntRange(max = 800) int length,
      @ForAll Grain grain) {
    // given
    LocalDate from = LocalDate.of(2024, 1, 1).plusDays(offset);
    Period period = new Period(from, from.plusDays(length), BERLIN);

    // when
    List<Period.Span> spans = period.cover(grain);

    // then
    Instant at = period.start();
    for (Period.Span span : spans) {
      assertThat(span.from()).isEqualTo(at).isBefore(span.to());
      at = span.to();
    }
    assertThat(at).isEqualTo(period.end());
  }

  @Property
  void shouldTakeNoWeekOverTheTurnOfAMonthWhenMonthsAreTold(
      @ForAll @IntRange(max = 2000) int offset, @ForAll @IntRange(max = 200) int length) {
    // given
    LocalDate from = LocalDate.of(2024, 1, 1).plusDays(offset);
    Period period = new Period(from, from.plusDays(length), BERLIN);

    // then
    assertThat(period.cover(Grain.MONTH))
        .filteredOn(span -> span.grain() == Grain.WEEK)
        .allSatisfy(
            span ->
                assertThat(span.to().minusMillis(1).atZone(BERLIN).getMonth())
                    .isEqualTo(span.from().atZone(BERLIN).getMonth()));
  }

  @Test
  void shouldTakeWeeksAtTheEdgesWhenTheyFit() {
    // when from Monday the 4th of May to the 14th of July, a Tuesday
    List<Period.Span> spans =
        new Period(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 7, 14), BERLIN).cover(Grain.MONTH);

    // then
    assertThat(spans)
        .extracting(Period.Span::grain)
        .containsExactly(Grain.WEEK, Grain.MONTH, Grain.DAY, Grain.WEEK, Grain.DAY);
  }

  @Test
  void shouldTakeWholeMonthsAndDaysAtTheEdges() {
    // when
    List<Period.Span> spans =
        new Period(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 4, 10), BERLIN).cover(Grain.MONTH);

    // then
    assertThat(spans)
        .extracting(Period.Span::grain)
        .containsExactly(Grain.DAY, Grain.MONTH, Grain.DAY);
    assertThat(spans.get(1).from()).isEqualTo("2026-01-31T23:00:00Z");
    assertThat(spans.get(1).to()).isEqualTo("2026-03-31T22:00:00Z");
  }

  @Test
  void shouldHaveTwentyThreeHoursOnTheDayOfSummerTime() {
    // given
    LocalDate day = LocalDate.of(2026, 3, 29);
    Period period = new Period(day, day, BERLIN);

    // then
    assertThat(period.begins(Grain.HOUR)).hasSize(23);
    assertThat(Duration.between(period.start(), period.end())).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void shouldBeginWeeksOnMondaysAndLieRightAfterTheDaysBefore() {
    // given a Wednesday to the Tuesday after the next one
    Period period = new Period(LocalDate.of(2026, 11, 4), LocalDate.of(2026, 11, 17), BERLIN);

    // then
    assertThat(period.begins(Grain.WEEK))
        .containsExactly(
            Instant.parse("2026-11-01T23:00:00Z"),
            Instant.parse("2026-11-08T23:00:00Z"),
            Instant.parse("2026-11-15T23:00:00Z"));
    assertThat(period.before())
        .isEqualTo(new Period(LocalDate.of(2026, 10, 21), LocalDate.of(2026, 11, 3), BERLIN));
  }
}
