package io.launchdesk.core.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;

/**
 * When somebody wants no mail, by the clocks of their time zone.
 *
 * @param from when it begins, each day; null when there is no such time of day
 * @param until the first moment that is not quiet any more; earlier than {@code from} when it
 *     passes midnight; null together with {@code from}
 * @param days whole days, such as the weekend
 */
public record QuietTimes(LocalTime from, LocalTime until, Set<DayOfWeek> days) {
  /** Mails may always come. */
  public static final QuietTimes NONE = new QuietTimes(null, null, Set.of());

  /**
   * @throws IllegalArgumentException when one of the times is missing, both are the same, or no day
   *     is left
   */
  public QuietTimes {
    days = Set.copyOf(days);
    if ((from == null) != (until == null)) {
      throw new IllegalArgumentException("quiet hours need a beginning and an end");
    }
    if (from != null && from.equals(until)) {
      throw new IllegalArgumentException("quiet hours begin and end at " + from);
    }
    if (days.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("no day is left for mails");
    }
  }

  /** Whether it is quiet at this time of the person's clocks. */
  public boolean contains(LocalDateTime local) {
    return days.contains(local.getDayOfWeek()) || containsTime(local.toLocalTime());
  }

  /** Whether this time of day is quiet on every day. */
  public boolean containsTime(LocalTime time) {
    if (from == null) {
      return false;
    }
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }

  /** The first instant, this one or later, that is not quiet. */
  public Instant end(Instant instant, ZoneId zone) {
    ZonedDateTime at = instant.atZone(zone);
    while (contains(at.toLocalDateTime())) {
      at = days.contains(at.getDayOfWeek()) ? nextDay(at) : nextEnd(at);
    }
    return at.toInstant();
  }

  private static ZonedDateTime nextDay(ZonedDateTime at) {
    return at.toLocalDate().plusDays(1).atStartOfDay(at.getZone());
  }

  private ZonedDateTime nextEnd(ZonedDateTime at) {
    LocalDate day = at.toLocalDate();
    LocalDateTime end = (until.isAfter(at.toLocalTime()) ? day : day.plusDays(1)).atTime(until);
    ZoneOffsetTransition gap = at.getZone().getRules().getTransition(end);
    if (gap != null && gap.isGap()) {
      return gap.getInstant().atZone(at.getZone());
    }
    ZonedDateTime found = end.atZone(at.getZone());
    return found.isAfter(at) ? found : found.withLaterOffsetAtOverlap();
  }
}
