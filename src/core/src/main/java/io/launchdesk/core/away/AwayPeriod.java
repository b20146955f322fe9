package io.launchdesk.core.away;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Days on which somebody is away, in the person's own time zone. A day lasts from its first moment
 * there to the first moment of the next, also where clocks change or a day does not begin at
 * midnight.
 *
 * @param from the first day
 * @param until the last day, included; not before {@code from}
 */
public record AwayPeriod(LocalDate from, LocalDate until) {

  public AwayPeriod {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("away until " + until + ", before " + from);
    }
  }

  /** The first moment of being away. */
  public Instant startsAt(ZoneId zone) {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first moment of being back. */
  public Instant endsAt(ZoneId zone) {
    return until.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Whether the person is away at that moment. */
  public boolean lastsAt(Instant moment, ZoneId zone) {
    return !moment.isBefore(startsAt(zone)) && moment.isBefore(endsAt(zone));
  }

  /** Whether the person is away on that day. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /** Whether at least one day belongs to both. */
  public boolean overlaps(AwayPeriod other) {
    return !from.isAfter(other.until) && !other.from.isAfter(until);
  }

  /** How many days, at least one. */
  public long days() {
    return ChronoUnit.DAYS.between(from, until) + 1;
  }
}
