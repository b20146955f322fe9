package io.launchdesk.core.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.away.AwayPeriod;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.WorkingHours;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-12-21");
  private static final BusinessCalendar CALENDAR =
      new BusinessCalendar(
          "standard",
          ZoneId.of("Europe/Berlin"),
          Stream.of(DayOfWeek.values())
              .limit(5)
              .map(day -> new WorkingHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
              .toList(),
          Set.of(LocalDate.parse("2026-12-25")));

  @Test
  void shouldLeaveOutHolidaysAndWeekendsWhenReckoned() {
    assertThat(capacity("40", MONDAY)).isEqualTo(new Capacity(4, 0, new BigDecimal("32.0")));
    assertThat(capacity("40", MONDAY.minusWeeks(1)))
        .isEqualTo(new Capacity(5, 0, new BigDecimal("40.0")));
  }

  @Test
  void shouldLeaveOutDaysAwayOnceWhenTheyAreHolidaysToo() {
    // given: from Wednesday to Saturday, over the holiday on Friday
    AwayPeriod away = new AwayPeriod(MONDAY.plusDays(2), MONDAY.plusDays(5));

    // then
    assertThat(capacity("37.5", MONDAY, away))
        .isEqualTo(new Capacity(4, 2, new BigDecimal("15.0")));
  }

  @Test
  void shouldHaveNothingWhenAwayAllTheTime() {
    assertThat(capacity("40", MONDAY, new AwayPeriod(MONDAY.minusDays(9), MONDAY.plusDays(30))))
        .isEqualTo(new Capacity(4, 4, new BigDecimal("0.0")));
  }

  private static Capacity capacity(String hours, LocalDate first, AwayPeriod... away) {
    return Capacity.of(new BigDecimal(hours), CALENDAR, List.of(away), first, 7);
  }
}
