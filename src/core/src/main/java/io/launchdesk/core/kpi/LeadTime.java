package io.launchdesk.core.kpi;

import io.launchdesk.core.sla.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A request's lead time, divided by what it was spent on.
 *
 * @param parts of all kinds, also those of no time; together they are the lead time
 */
public record LeadTime(Map<LeadTimePart, Duration> parts) {

  /** A stretch of time in which this was going on. */
  public record Stretch(LeadTimePart part, Instant from, Instant to) {}

  /**
   * Divides the time between two instants.
   *
   * @param stretches what was going on; they may overlap, and reach beyond the instants
   */
  public static LeadTime of(
      Instant from, Instant to, Collection<Stretch> stretches, BusinessCalendar calendar) {
    Map<LeadTimePart, Duration> parts = new EnumMap<>(LeadTimePart.class);
    for (LeadTimePart part : LeadTimePart.values()) {
      parts.put(part, Duration.ZERO);
    }
    List<Instant> borders = borders(from, to, stretches);
    for (int i = 0; i + 1 < borders.size(); i++) {
      Instant begin = borders.get(i);
      Instant end = borders.get(i + 1);
      Duration working = calendar.between(begin, end);
      parts.merge(partAt(begin, stretches), working, Duration::plus);
      parts.merge(
          LeadTimePart.OFF_HOURS, Duration.between(begin, end).minus(working), Duration::plus);
    }
    return new LeadTime(parts);
  }

  /** Work and automated steps in all time but off-hours and planned waits; 1 when there is none. */
  public double flowEfficiency() {
    long moving = millis(LeadTimePart.WORK) + millis(LeadTimePart.AUTOMATED);
    long waiting =
        millis(LeadTimePart.REWORK)
            + millis(LeadTimePart.APPROVER)
            + millis(LeadTimePart.QUEUE)
            + millis(LeadTimePart.REQUESTER);
    return moving + waiting == 0 ? 1 : (double) moving / (moving + waiting);
  }

  private long millis(LeadTimePart part) {
    return parts.get(part).toMillis();
  }

  private static List<Instant> borders(Instant from, Instant to, Collection<Stretch> stretches) {
    TreeSet<Instant> all = new TreeSet<>();
    if (from.isBefore(to)) {
      all.add(from);
      all.add(to);
    }
    for (Stretch stretch : stretches) {
      for (Instant border : List.of(stretch.from(), stretch.to())) {
        if (border.isAfter(from) && border.isBefore(to)) {
          all.add(border);
        }
      }
    }
    return new ArrayList<>(all);
  }

  private static LeadTimePart partAt(Instant instant, Collection<Stretch> stretches) {
    return stretches.stream()
        .filter(stretch -> !stretch.from().isAfter(instant) && stretch.to().isAfter(instant))
        .map(Stretch::part)
        .min(Enum::compareTo)
        .orElse(LeadTimePart.AUTOMATED);
  }
}
