package io.launchdesk.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What would have become of clocks that are over, had another target, calendar or rule of pausing
 * held. It changes nothing.
 *
 * @param standsStill whether the clock stands still while the requester has to act
 */
public record WhatIf(BusinessCalendar calendar, Duration target, boolean standsStill) {

  /**
   * A clock that is over.
   *
   * @param party whose time it measured
   * @param dueAt when it was due in the end
   * @param holds all that were begun on it, whether they counted or not
   */
  public record Finished(
      long key,
      String requestId,
      String title,
      SlaParty party,
      Instant startedAt,
      Instant endedAt,
      Instant dueAt,
      List<Hold> holds) {}

  /** A clock that is over, and how it would have come out. */
  public record Judged(Finished clock, Instant wouldBeDueAt, boolean kept, boolean wouldBeKept) {

    /** Whether it would have come out otherwise. */
    public boolean turns() {
      return kept != wouldBeKept;
    }
  }

  /** The same by another calendar. */
  public WhatIf by(BusinessCalendar other) {
    return new WhatIf(other, target, standsStill);
  }

  /** Judges one clock; a hold that lasted to its end ends with it. */
  public Judged judge(Finished clock) {
    List<Hold> holds = Hold.counting(clock.holds(), standsStill);
    Instant due =
        new Ledger(calendar, clock.startedAt(), holds)
            .resumedAt(clock.endedAt())
            .reaches(target)
            .orElseThrow();
    return new Judged(
        clock,
        due,
        SlaRules.kept(clock.dueAt(), clock.endedAt()),
        SlaRules.kept(due, clock.endedAt()));
  }
}
