package io.launchdesk.core.sla;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** Days on which nobody works, whatever the hours of the calendar say. */
@FunctionalInterface
public interface DaysOff {
  /** No day at all. */
  DaysOff NONE = day -> false;

  /** Whether nobody works on that day. */
  boolean includes(LocalDate day);

  /** These days and the others. */
  default DaysOff or(DaysOff others) {
    return day -> includes(day) || others.includes(day);
  }

  /** These days alone. */
  static DaysOff of(Collection<LocalDate> days) {
    return Set.copyOf(days)::contains;
  }

  /**
   * All days of a period.
   *
   * @param until the last day, included
   */
  static DaysOff period(LocalDate from, LocalDate until) {
    return day -> !day.isBefore(from) && !day.isAfter(until);
  }
}
