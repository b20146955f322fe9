package io.launchdesk.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.launchdesk.core.report.ReportSchedule.Due;
import io.launchdesk.core.report.ReportSchedule.Every;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReportScheduleTest {
  private static final LocalTime EIGHT = LocalTime.of(8, 0);
  private static final LocalDate MONDAY_OFF = LocalDate.of(2027, 5, 3);

  /** Monday to Friday in Warsaw; Monday 3 May 2027 is a holiday. */
  private static final BusinessCalendar DESK =
      new BusinessCalendar(
          "standard",
          ZoneId.of("Europe/Warsaw"),
          List.of(DayOfWeek.values()).stream()
              .filter(day -> day.getValue() < 6)
              .map(day -> new WorkingHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
              .toList(),
          Set.of(MONDAY_OFF));

  private final ReportSchedule mondays = new ReportSchedule(Every.WEEK, 1, EIGHT);

  @Test
  void shouldTellOfTheWeekBeforeWhenMondayHasCome() {
    // 08:00 in Warsaw is 06:00 in summer
    Due due = mondays.last(DESK, Instant.parse("2027-05-10T06:00:00Z")).orElseThrow();

    assertThat(due)
        .isEqualTo(
            new Due(
                LocalDate.of(2027, 5, 3),
                LocalDate.of(2027, 5, 9),
                Instant.parse("2027-05-10T06:00:00Z")));
    assertThat(mondays.last(DESK, Instant.parse("2027-05-10T05:59:59Z")).orElseThrow().to())
        .isEqualTo(LocalDate.of(2027, 5, 2));
  }

  @Test
  void shouldWaitForTheNextWorkingDayAndTellOfTheSameWeekWhenMondayIsAHoliday() {
    assertThat(mondays.next(DESK, Instant.parse("2027-05-03T06:00:00Z")).orElseThrow())
        .isEqualTo(
            new Due(
                LocalDate.of(2027, 4, 26),
                LocalDate.of(2027, 5, 2),
                Instant.parse("2027-05-04T06:00:00Z")));
  }

  @Test
  void shouldKeepTheTimeOfDayWhenClocksChange() {
    assertThat(mondays.next(DESK, Instant.parse("2027-03-22T12:00:00Z")).orElseThrow().at())
        .as("the first Monday of summer time")
        .isEqualTo(Instant.parse("2027-03-29T06:00:00Z"));
    assertThat(mondays.last(DESK, Instant.parse("2027-03-22T12:00:00Z")).orElseThrow().at())
        .isEqualTo(Instant.parse("2027-03-22T07:00:00Z"));
  }

  @Test
  void shouldTellOfTheWholeMonthBeforeWhenTheDayOfTheMonthHasCome() {
    ReportSchedule first = new ReportSchedule(Every.MONTH, 1, EIGHT);

    // 1 May 2027 is a Saturday, the Monday after it a holiday
    assertThat(first.last(DESK, Instant.parse("2027-05-20T10:00:00Z")).orElseThrow())
        .isEqualTo(
            new Due(
                LocalDate.of(2027, 4, 1),
                LocalDate.of(2027, 4, 30),
                Instant.parse("2027-05-04T06:00:00Z")));
  }

  @Test
  void shouldTellOfTheDaysSinceTheLastWorkingDayWhenSentEveryWorkingDay() {
    ReportSchedule daily = new ReportSchedule(Every.DAY, null, EIGHT);

    Due due = daily.last(DESK, Instant.parse("2027-05-04T07:00:00Z")).orElseThrow();

    assertThat(due.from()).as("the Friday before").isEqualTo(LocalDate.of(2027, 4, 30));
    assertThat(due.to()).isEqualTo(MONDAY_OFF);
    assertThat(daily.last(DESK, Instant.parse("2027-05-03T20:00:00Z")).orElseThrow().at())
        .isEqualTo(Instant.parse("2027-04-30T06:00:00Z"));
  }

  @Test
  void shouldRefuseADayThatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReportSchedule(Every.WEEK, 8, EIGHT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReportSchedule(Every.MONTH, 29, EIGHT));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReportSchedule(Every.DAY, 1, EIGHT));
  }

  /** Each week is told of once, whenever one looks. */
  @Property
  void shouldFollowOneWeekOnTheOtherWithoutGapOrOverlap(
      @ForAll @IntRange(min = 1, max = 7) int day,
      @ForAll @LongRange(min = 1_700_000_000L, max = 2_000_000_000L) long second) {
    ReportSchedule weekly = new ReportSchedule(Every.WEEK, day, EIGHT);
    Instant now = Instant.ofEpochSecond(second);

    Due last = weekly.last(DESK, now).orElseThrow();
    Due next = weekly.next(DESK, now).orElseThrow();

    assertThat(last.at()).isBeforeOrEqualTo(now);
    assertThat(next.at()).isAfter(now);
    assertThat(next.from()).isEqualTo(last.to().plusDays(1));
    assertThat(weekly.last(DESK, next.at())).contains(next);
  }
}
