package io.launchdesk.core.kpi;

import io.launchdesk.core.sla.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * A request's lead time, divided by what it was spent on.
 *
 * @param parts of all kinds, also those of no time; together they are the lead time
 * @param ofSkills what of the parts is known to have needed a skill; only what has time
 */
public record LeadTime(Map<LeadTimePart, Duration> parts, Map<Skilled, Duration> ofSkills) {

  /**
   * A stretch of time in which this was going on.
   *
   * @param skill that it needed; null when none is known
   */
  public record Stretch(LeadTimePart part, String skill, Instant from, Instant to) {

    /** A stretch of which no skill is known. */
    public Stretch(LeadTimePart part, Instant from, Instant to) {
      this(part, null, from, to);
    }
  }

  /** A part of the lead time that needed a skill. */
  public record Skilled(LeadTimePart part, String skill) {}

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
    Map<Skilled, Duration> ofSkills = new HashMap<>();
    List<Instant> borders = borders(from, to, stretches);
    for (int i = 0; i + 1 < borders.size(); i++) {
      Instant begin = borders.get(i);
      Instant end = borders.get(i + 1);
      Duration working = calendar.between(begin, end);
      Optional<Stretch> going = at(begin, stretches);
      LeadTimePart part = going.map(Stretch::part).orElse(LeadTimePart.AUTOMATED);
      parts.merge(part, working, Duration::plus);
      if (going.isPresent() && going.get().skill() != null && working.isPositive()) {
        ofSkills.merge(new Skilled(part, going.get().skill()), working, Duration::plus);
      }
      parts.merge(
          LeadTimePart.OFF_HOURS, Duration.between(begin, end).minus(working), Duration::plus);
    }
    return new LeadTime(parts, ofSkills);
  }

  /**
   * Work and automated steps in all time but off-hours and planned waits; empty when there is none.
   */
  public OptionalDouble flowEfficiency() {
    long moving = millis(LeadTimePart.WORK) + millis(LeadTimePart.AUTOMATED);
    long waiting =
        millis(LeadTimePart.REWORK)
            + millis(LeadTimePart.APPROVER)
            + millis(LeadTimePart.QUEUE)
            + millis(LeadTimePart.REQUESTER);
    return moving + waiting == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) moving / (moving + waiting));
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

  /** Of several stretches of one part the first skill by name counts, before none. */
  private static Optional<Stretch> at(Instant instant, Collection<Stretch> stretches) {
    return stretches.stream()
        .filter(stretch -> !stretch.from().isAfter(instant) && stretch.to().isAfter(instant))
        .min(
            Comparator.comparing(Stretch::part)
                .thenComparing(
                    Stretch::skill, Comparator.nullsLast(Comparator.<String>naturalOrder())));
  }
}
