package io.launchdesk.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a clock that is held now and then. Everything follows from its start, its
 * calendar and its holds; holds may overlap, and each instant of one is paused time.
 *
 * @param start when the clock began
 * @param holds in any order
 */
public record Ledger(BusinessCalendar calendar, Instant start, List<Hold> holds) {

  public Ledger {
    holds =
        holds.stream()
            .filter(hold -> hold.until() == null || hold.until().isAfter(hold.from()))
            .sorted(Comparator.comparing(Hold::from).thenComparing(Hold::causeKey))
            .toList();
  }

  /**
   * When so much business time will have been used up; empty when that does not happen before a
   * hold that still lasts.
   *
   * @param amount not negative
   */
  public Optional<Instant> reaches(Duration amount) {
    Duration left = amount;
    Instant from = start;
    for (Hold hold : holds) {
      if (hold.from().isAfter(from)) {
        Duration here = calendar.between(from, hold.from());
        if (here.compareTo(left) >= 0 && !here.isZero()) {
          return Optional.of(calendar.add(from, left));
        }
        left = left.minus(here);
      }
      if (hold.open()) {
        return Optional.empty();
      }
      from = later(from, hold.until());
    }
    return Optional.of(calendar.add(from, left));
  }

  /** The same clock if each hold that lasts had ended at that instant. */
  public Ledger resumedAt(Instant at) {
    return new Ledger(
        calendar,
        start,
        holds.stream()
            .map(hold -> hold.open() ? hold.endedAt(later(hold.from(), at)) : hold)
            .toList());
  }

  /** The business time that was used up until then, holds left out. */
  public Duration used(Instant until) {
    return spans(until).stream().map(LedgerSpan::worked).reduce(Duration.ZERO, Duration::plus);
  }

  /** The hold that the clock stands still for at that instant; empty when it does not. */
  public Optional<Hold> heldAt(Instant at) {
    return holds.stream()
        .filter(hold -> !hold.from().isAfter(at))
        .filter(hold -> hold.open() || hold.until().isAfter(at))
        .findFirst();
  }

  /** The spans from the start until then, one after the other without a gap; none is empty. */
  public List<LedgerSpan> spans(Instant until) {
    List<LedgerSpan> spans = new ArrayList<>();
    Instant from = start;
    for (Hold hold : holds) {
      if (!hold.from().isBefore(until)) {
        break;
      }
      running(spans, from, hold.from());
      Instant begins = later(from, hold.from());
      Instant ends = hold.open() || hold.until().isAfter(until) ? until : hold.until();
      if (ends.isAfter(begins)) {
        spans.add(new LedgerSpan(LedgerSpan.State.PAUSED, begins, ends, Duration.ZERO, hold));
        from = ends;
      }
    }
    running(spans, from, until);
    return List.copyOf(spans);
  }

  /** Adds what the calendar makes of a time without a hold. */
  private void running(List<LedgerSpan> spans, Instant from, Instant until) {
    Instant at = from;
    for (BusinessCalendar.Stretch stretch : calendar.working(from, until)) {
      rest(spans, at, stretch.from());
      spans.add(
          new LedgerSpan(
              LedgerSpan.State.COUNTING,
              stretch.from(),
              stretch.to(),
              Duration.between(stretch.from(), stretch.to()),
              null));
      at = stretch.to();
    }
    rest(spans, at, until);
  }

  private static void rest(List<LedgerSpan> spans, Instant from, Instant until) {
    if (until.isAfter(from)) {
      spans.add(
          new LedgerSpan(LedgerSpan.State.OUTSIDE_CALENDAR, from, until, Duration.ZERO, null));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
