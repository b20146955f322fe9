package io.launchdesk.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * When people work: hours per weekday in a time zone, minus holidays. All arithmetic is done on
 * instants, stretch by stretch, so that a day on which clocks change has as much working time as
 * its hours really last.
 *
 * @param hours stretches that do not overlap; at least one
 */
public record BusinessCalendar(
    String id, ZoneId zone, List<WorkingHours> hours, Set<LocalDate> holidays) {

  /**
   * So many days without any working time mean that the calendar is wrong, not that people rest.
   */
  private static final int LONGEST_REST_DAYS = 400;

  public BusinessCalendar {
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("business calendar " + id + " has no working hours");
    }
    hours =
        hours.stream()
            .sorted(Comparator.comparing(WorkingHours::weekday).thenComparing(WorkingHours::opens))
            .toList();
    holidays = Set.copyOf(holidays);
  }

  /**
   * The instant at which {@code amount} of working time has passed since {@code start}. It lies in
   * working time or, when the amount is used up just then, at the end of a stretch; an amount of
   * zero gives the next moment of work.
   *
   * @param amount not negative
   * @throws IllegalStateException when the calendar has no working time for more than a year
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
   * each ends where nobody works: a night that is worked through is one stretch.
   */
  public List<Stretch> working(Instant from, Instant to) {
    List<Stretch> found = new ArrayList<>();
    LocalDate last = to.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Stretch stretch : stretchesOf(day)) {
        Instant start = later(stretch.from(), from);
        Instant end = stretch.to().isBefore(to) ? stretch.to() : to;
        if (end.isAfter(start)) {
          boolean goesOn = !found.isEmpty() && found.getLast().to().equals(start);
          found.add(new Stretch(goesOn ? found.removeLast().from() : start, end));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether the instant lies in working time, the end of a stretch included. */
  public boolean works(Instant instant) {
    return stretchesOf(instant.atZone(zone).toLocalDate()).stream()
            .anyMatch(stretch -> stretch.contains(instant))
        || stretchesOf(instant.atZone(zone).toLocalDate().minusDays(1)).stream()
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
    if (holidays.contains(day)) {
      return List.of();
    }
    return hours.stream()
        .filter(hour -> hour.weekday() == day.getDayOfWeek())
        .map(hour -> stretch(day, hour))
        .filter(stretch -> stretch.to().isAfter(stretch.from()))
        .toList();
  }

  private Stretch stretch(LocalDate day, WorkingHours hour) {
    Instant from = day.atTime(hour.opens()).atZone(zone).toInstant();
    Instant to =
        hour.untilMidnight()
            ? day.plusDays(1).atStartOfDay(zone).toInstant()
            : day.atTime(hour.closes()).atZone(zone).toInstant();
    return new Stretch(from, to);
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
