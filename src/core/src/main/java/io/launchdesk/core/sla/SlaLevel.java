package io.launchdesk.core.sla;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a clock brings about when so much business time is used up.
 *
 * @param number its place in the order, from 1
 * @param after business time from the clock's start
 */
public record SlaLevel(int number, SlaAction action, Duration after) {
  private static final List<SlaEscalation> UNSAID_WHOLE =
      List.of(new SlaEscalation(1, "tell-team", "due", BigDecimal.ZERO));
  private static final List<SlaEscalation> UNSAID_TASK =
      List.of(
          new SlaEscalation(1, "remind-assignee", "reminder", BigDecimal.ZERO),
          new SlaEscalation(2, "tell-manager", "escalation", BigDecimal.ZERO),
          new SlaEscalation(3, "raise-priority", "escalation", BigDecimal.ZERO));

  /** A level and when its time comes. */
  public record Planned(SlaLevel level, Instant at) {}

  /** Tells the levels of a clock apart, e.g. {@code 2:remind-group}. */
  public String key() {
    return number + ":" + action.slug();
  }

  /**
   * The levels of a rule, in the order in which they come. A policy that was decided before there
   * was a table of escalations reminds, tells the manager and raises the priority.
   */
  static List<SlaLevel> of(SlaRule rule) {
    List<SlaEscalation> said =
        rule.escalation() != null
            ? rule.escalation()
            : rule.measures() == SlaScope.TASK ? UNSAID_TASK : UNSAID_WHOLE;
    return said.stream()
        .map(row -> row.of(rule))
        .sorted(Comparator.comparing(SlaLevel::after).thenComparing(SlaLevel::number))
        .toList();
  }
}
