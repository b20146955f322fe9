package io.launchdesk.core.sla;

import java.time.LocalDate;

/**
 * Days on which a desk is closed.
 *
 * @param from the first day
 * @param until the last day, included
 * @param name why, for people
 */
public record Closure(LocalDate from, LocalDate until, String name) {

  public Closure {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          "closure %s ends on %s, before it begins on %s".formatted(name, until, from));
    }
  }

  DaysOff days() {
    return DaysOff.period(from, until);
  }
}
