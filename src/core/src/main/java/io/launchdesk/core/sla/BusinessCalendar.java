package io.launchdesk.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * When people work: hours per weekday in a time zone, minus days off. All arithmetic is done on
 * instants, stretch by stretch, so that a day on which clocks change has as much working time as
 * its hours really last. A local time that clocks skip is the instant at which they skip it; one
 * that comes twice is the first of both.
 *
 * @param name for people
 * @param hours stretches that do not overlap; at least one
 */
public record BusinessCalendar(
    String id, String name, ZoneId zone, List<WorkingHours> hours, DaysOff daysOff) {

  /**
   * So many days without any working time mean that the calendar is wrong, not that people rest:
   * more than absences and closures can be together.
   */
  private static final int LONGEST_REST_DAYS = 10 * 366;

  public BusinessCalendar {
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("business calendar " + id + " has no working hours");
    }
    hours =
        hours.stream()
            .sorted(Comparator.comparing(WorkingHours::weekday).thenComparing(WorkingHours::opens))
            .toList();
  }

  /** A calendar that is named after its id, with these days off. */
  public BusinessCalendar(
      String id, ZoneId zone, List<WorkingHours> hours, Set<LocalDate> daysOff) {
    this(id, id, zone, hours, DaysOff.of(daysOff));
  }

  /** The same hours in another time zone. */
  public BusinessCalendar in(ZoneId other) {
    return new BusinessCalendar(id, name, other, hours, daysOff);
  }

  /** The same hours without those days. */
  public BusinessCalendar without(DaysOff more) {
    return new BusinessCalendar(id, name, zone, hours, daysOff.or(more));
  }

  /**
   * The instant at which {@code amount} of working time has passed since {@code start}. It lies in
   * working time or, when the amount is used up just then, at the end of a stretch; an amount of
   * zero gives the next moment of work.
   *
   * @param amount not negative
   * @throws IllegalStateException when the calendar has no working time for ten years
   */
  public Instant add(Instant start, Duration amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("working time to add is negative: " + amount);
    }
    Duration left = amount;
    LocalDate day = start.atZone(zone).toLocalDate();
    for (int rest = 0; rest < LONGEST_REST_DAYS; rest++, day = day.plusDays(1)) {
      for (Stretch stretch : stretchesOf(day)) {
        if (!stretch.to().isAfter(start)) {
          continue;
        }
        rest = 0;
        Instant from = later(stretch.from(), start);
        Duration here = Duration.between(from, stretch.to());
        if (left.compareTo(here) <= 0) {
          return from.plus(left);
        }
        left = left.minus(here);
      }
    }
    throw new IllegalStateException(
        "business calendar %s has no working time within %d days of %s"
            .formatted(id, LONGEST_REST_DAYS, day));
  }

  /** The working time between two instants; zero when {@code to} is not after {@code from}. */
  public Duration between(Instant from, Instant to) {
    return working(from, to).stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * The stretches of working time between two instants, one after the other; none is empty, and
   * there is rest between any two.
   */
  public List<Stretch> working(Instant from, Instant to) {
    List<Stretch> found = new ArrayList<>();
    if (!to.isAfter(from)) {
      return List.of();
    }
    // Where clocks go back over midnight, the day that has begun already has working time in it.
    LocalDate last = to.atZone(zone).toLocalDate().plusDays(1);
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Stretch stretch : stretchesOf(day)) {
        Instant start = later(stretch.from(), from);
        Instant end = stretch.to().isBefore(to) ? stretch.to() : to;
        if (!end.isAfter(start)) {
          continue;
        }
        boolean goesOn = !found.isEmpty() && found.getLast().to().equals(start);
        found.add(new Stretch(goesOn ? found.removeLast().from() : start, end));
      }
    }
    return List.copyOf(found);
  }

  /** Whether the instant lies in working time, the end of a stretch included. */
  public boolean works(Instant instant) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    return day.minusDays(1)
        .datesUntil(day.plusDays(2))
        .flatMap(one -> stretchesOf(one).stream())
        .anyMatch(stretch -> stretch.contains(instant));
  }

  /** Whether there is working time on that day. */
  public boolean worksOn(LocalDate day) {
    return !stretchesOf(day).isEmpty();
  }

  /** On how many days of a week without holidays there is working time; at least one. */
  public int daysPerWeek() {
    return (int) hours.stream().map(WorkingHours::weekday).distinct().count();
  }

  private List<Stretch> stretchesOf(LocalDate day) {
    if (daysOff.includes(day)) {
      return List.of();
    }
    return hours.stream()
        .filter(hour -> hour.weekday() == day.getDayOfWeek())
        .map(hour -> stretch(day, hour))
        .filter(stretch -> stretch.to().isAfter(stretch.from()))
        .toList();
  }

  private Stretch stretch(LocalDate day, WorkingHours hour) {
    return new Stretch(
        instant(day.atTime(hour.opens())),
        instant(hour.untilMidnight() ? day.plusDays(1).atStartOfDay() : day.atTime(hour.closes())));
  }

  private Instant instant(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** A stretch of working time. */
  public record Stretch(Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }

    boolean contains(Instant instant) {
      return !instant.isBefore(from) && !instant.isAfter(to);
    }
  }
}
