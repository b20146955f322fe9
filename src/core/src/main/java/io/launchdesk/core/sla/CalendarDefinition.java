package io.launchdesk.core.sla;

import io.launchdesk.core.holiday.PublicHolidays;
import java.time.ZoneId;
import java.util.List;

/**
 * A calendar as it is kept: what {@link BusinessCalendar} is made of.
 *
 * @param name for people
 * @param hours at least one stretch; they do not overlap
 * @param holidayRegion whose public holidays are days off, e.g. {@code DE-BE}; null for none
 * @param closures the earliest first
 * @param teams that go by it
 * @param regions whose requests go by it
 */
public record CalendarDefinition(
    String id,
    String name,
    ZoneId zone,
    List<WorkingHours> hours,
    String holidayRegion,
    List<Closure> closures,
    List<String> teams,
    List<String> regions) {

  public CalendarDefinition {
    hours = List.copyOf(hours);
    closures = List.copyOf(closures);
    teams = List.copyOf(teams);
    regions = List.copyOf(regions);
  }

  /**
   * The calendar with all its days off.
   *
   * @throws IllegalArgumentException when there are no hours, or the region is not known
   */
  public BusinessCalendar calendar(PublicHolidays holidays) {
    DaysOff off = holidayRegion == null ? DaysOff.NONE : holidays.daysOff(holidayRegion);
    for (Closure closure : closures) {
      off = off.or(closure.days());
    }
    return new BusinessCalendar(id, name, zone, hours, off);
  }
}
