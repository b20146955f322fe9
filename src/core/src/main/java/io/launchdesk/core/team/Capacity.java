package io.launchdesk.core.team;

import io.launchdesk.core.away.AwayPeriod;
import io.launchdesk.core.sla.BusinessCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * How much somebody can do in some days: the hours of a week, spread evenly over the days on which
 * the calendar works, without holidays and days away.
 *
 * @param workingDays days in the span on which the calendar works
 * @param awayDays those of them on which the person is away
 * @param hours what is left, in hours, to a tenth
 */
public record Capacity(int workingDays, int awayDays, BigDecimal hours) {

  /**
   * @param hoursPerWeek hours of a week without holidays
   * @param away when the person is away
   * @param first the first day of the span
   * @param days how many days the span has
   */
  public static Capacity of(
      BigDecimal hoursPerWeek,
      BusinessCalendar calendar,
      Collection<AwayPeriod> away,
      LocalDate first,
      int days) {
    List<LocalDate> working =
        first.datesUntil(first.plusDays(days)).filter(calendar::worksOn).toList();
    int missing =
        (int)
            working.stream()
                .filter(day -> away.stream().anyMatch(period -> period.covers(day)))
                .count();
    BigDecimal hours =
        hoursPerWeek
            .multiply(BigDecimal.valueOf(working.size() - (long) missing))
            .divide(BigDecimal.valueOf(calendar.daysPerWeek()), 1, RoundingMode.HALF_UP);
    return new Capacity(working.size(), missing, hours);
  }
}
