package io.launchdesk.core.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a clock brings about when its time has come. */
public enum SlaLevel {
  /** Whoever has the task is reminded. */
  REMIND,
  /** It is told that the task is late. */
  ESCALATE,
  /** The team is told that delivery is late. */
  OVERDUE;

  /** A level and when its time comes. */
  public record Planned(SlaLevel level, Instant at) {}

  /** What a clock with these instants brings about, the earliest first. */
  public static List<Planned> of(String step, Instant dueAt, Instant remindAt, Instant escalateAt) {
    return step.equals(SlaRules.DELIVERY)
        ? List.of(new Planned(OVERDUE, dueAt))
        : List.of(new Planned(REMIND, remindAt), new Planned(ESCALATE, escalateAt)).stream()
            .sorted(Comparator.comparing(Planned::at))
            .toList();
  }

  /** As the database and the API write it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
