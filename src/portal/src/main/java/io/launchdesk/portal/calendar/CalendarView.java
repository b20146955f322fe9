package io.launchdesk.portal.calendar;

import io.launchdesk.core.sla.CalendarDefinition;
import io.launchdesk.core.sla.WorkingHours;
import io.launchdesk.store.sla.KeptCalendar;
import java.time.LocalDate;
import java.util.List;

/**
 * A calendar as it is shown.
 *
 * @param timeZone of the IANA database
 * @param holidayRegion whose public holidays are days off, e.g. {@code DE-BE}; null for none
 * @param teams that go by it
 * @param regions whose requests go by it
 * @param standard whether it is the desk's own
 * @param clocks how many clocks count by it, or will when an agreement ends; ended ones included
 * @param agreements how many agreements name it in any of their versions
 */
record CalendarView(
    String id,
    String name,
    String timeZone,
    List<Hours> hours,
    String holidayRegion,
    List<Closed> closures,
    List<String> teams,
    List<String> regions,
    boolean standard,
    long clocks,
    long agreements,
    int version) {

  /**
   * A stretch of working time.
   *
   * @param weekday 1 is Monday
   * @param opens local time such as {@code 09:00}
   * @param closes likewise; {@code 24:00} at the end of the day
   */
  record Hours(int weekday, String opens, String closes) {
    static Hours of(WorkingHours hours) {
      return new Hours(
          hours.weekday().getValue(),
          hours.opens().toString(),
          hours.untilMidnight() ? CalendarEntry.MIDNIGHT : hours.closes().toString());
    }
  }

  /**
   * @param until the last day, included
   */
  record Closed(LocalDate from, LocalDate until, String name) {}

  static CalendarView of(KeptCalendar kept, boolean standard, long clocks, long agreements) {
    CalendarDefinition calendar = kept.definition();
    return new CalendarView(
        calendar.id(),
        calendar.name(),
        calendar.zone().getId(),
        calendar.hours().stream().map(Hours::of).toList(),
        calendar.holidayRegion(),
        calendar.closures().stream()
            .map(one -> new Closed(one.from(), one.until(), one.name()))
            .toList(),
        calendar.teams(),
        calendar.regions(),
        standard,
        clocks,
        agreements,
        kept.version());
  }
}
