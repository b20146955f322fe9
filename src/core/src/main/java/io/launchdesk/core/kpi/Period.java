package io.launchdesk.core.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Days to look at.
 *
 * @param from first day
 * @param to last day, itself included
 * @param zone where the days begin
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

  /** Cells of one grain: their begins are from {@code from} to before {@code to}. */
  public record Span(Grain grain, Instant from, Instant to) {}

  /** As many days as this, right before it. */
  public Period before() {
    return new Period(from.minusDays(days()), from.minusDays(1), zone);
  }

  /** How many days. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** The begin of the first day. */
  public Instant start() {
    return instant(from);
  }

  /** The end of the last day, which is no part of it. */
  public Instant end() {
    return instant(to.plusDays(1));
  }

  /**
   * The fewest cells that make up the period exactly: whole spans of the grain, at the edges weeks
   * (when the grain is longer) and days. No cell reaches over a border of the grain.
   */
  public List<Span> cover(Grain grain) {
    LocalDate after = to.plusDays(1);
    LocalDate first = grain.begin(from).equals(from) ? from : grain.next(grain.begin(from));
    LocalDate last = grain.begin(after);
    if (first.isAfter(last) || first.equals(last) && grain != Grain.MONTH) {
      return edge(grain, from, after);
    }
    List<Span> spans = new ArrayList<>(edge(grain, from, first));
    if (first.isBefore(last)) {
      spans.add(span(grain, first, last));
    }
    spans.addAll(edge(grain, last, after));
    return spans;
  }

  private List<Span> edge(Grain grain, LocalDate begin, LocalDate end) {
    if (!begin.isBefore(end)) {
      return List.of();
    }
    return grain == Grain.MONTH
        ? new Period(begin, end.minusDays(1), zone).cover(Grain.WEEK)
        : List.of(span(Grain.DAY, begin, end));
  }

  /** The begins of all spans of the grain; the first may begin before the period. */
  public List<Instant> begins(Grain grain) {
    List<Instant> all = new ArrayList<>();
    if (grain == Grain.HOUR) {
      for (Instant hour = start(); hour.isBefore(end()); hour = hour.plus(1, ChronoUnit.HOURS)) {
        all.add(hour);
      }
      return all;
    }
    for (LocalDate day = grain.begin(from); !day.isAfter(to); day = grain.next(day)) {
      all.add(instant(day));
    }
    return all;
  }

  private Span span(Grain grain, LocalDate begin, LocalDate end) {
    return new Span(grain, instant(begin), instant(end));
  }

  private Instant instant(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
