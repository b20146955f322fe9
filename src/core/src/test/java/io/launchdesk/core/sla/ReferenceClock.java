package io.launchdesk.core.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A clock as somebody would keep it who looks at the clock on the wall again and again, and makes a
 * stroke whenever the desk works and nothing holds it: no arithmetic with stretches, nothing of
 * {@link BusinessCalendar} and {@link Ledger}, which must come to the same.
 *
 * <p>What is looked at is the latest time that the wall has ever shown. So a local time that is
 * skipped has come when the wall shows a later one; one that comes twice has come with the first,
 * and what is shown again brings nothing about.
 */
public final class ReferenceClock {
  private static final int DAY = 24 * 60;

  /** No change since 1986 puts the wall back by more than an hour. */
  private static final long LOOKED_BEFORE = Duration.ofHours(3).toSeconds();

  private final long start;
  private final int step;
  private final LedgerSpan.State[] strokes;

  /**
   * @param hours what is worked on the days of a week
   * @param off days on which nobody works
   * @param start a multiple of {@code step}, as are the holds' instants
   * @param looks how often the wall is looked at
   * @param step seconds from one look to the next; one minute or less
   */
  public ReferenceClock(
      ZoneId zone,
      List<WorkingHours> hours,
      Set<LocalDate> off,
      Instant start,
      List<Hold> holds,
      int looks,
      int step) {
    this.start = start.getEpochSecond();
    this.step = step;
    this.strokes = new LedgerSpan.State[looks];
    boolean[][] week = week(hours);
    List<Held> held = holds.stream().map(Held::of).toList();
    long latest = Long.MIN_VALUE;
    long day = Long.MIN_VALUE;
    boolean[] today = null;
    long end = this.start + (long) looks * step;
    for (long at = this.start - LOOKED_BEFORE; at < end; at += step) {
      Instant instant = Instant.ofEpochSecond(at);
      latest = Math.max(latest, at + zone.getRules().getOffset(instant).getTotalSeconds());
      if (at < this.start) {
        continue;
      }
      if (Math.floorDiv(latest, 86_400L) != day) {
        day = Math.floorDiv(latest, 86_400L);
        LocalDate date = LocalDate.ofEpochDay(day);
        today = off.contains(date) ? new boolean[DAY] : week[date.getDayOfWeek().ordinal()];
      }
      boolean works = today[(int) (Math.floorMod(latest, 86_400L) / 60)];
      strokes[(int) ((at - this.start) / step)] = stroke(works, held, at);
    }
  }

  /** A hold in seconds since the epoch; one that lasts never ends. */
  private record Held(long from, long until) {
    static Held of(Hold hold) {
      return new Held(
          hold.from().getEpochSecond(),
          hold.until() == null ? Long.MAX_VALUE : hold.until().getEpochSecond());
    }
  }

  private static LedgerSpan.State stroke(boolean works, List<Held> holds, long at) {
    for (Held hold : holds) {
      if (at >= hold.from() && at < hold.until()) {
        return LedgerSpan.State.PAUSED;
      }
    }
    return works ? LedgerSpan.State.COUNTING : LedgerSpan.State.OUTSIDE_CALENDAR;
  }

  private static boolean[][] week(List<WorkingHours> hours) {
    boolean[][] week = new boolean[DayOfWeek.values().length][DAY];
    for (WorkingHours one : hours) {
      for (int minute = 0; minute < DAY; minute++) {
        LocalTime time = LocalTime.of(minute / 60, minute % 60);
        if (!time.isBefore(one.opens()) && time.isBefore(one.closes())) {
          week[one.weekday().ordinal()][minute] = true;
        }
      }
    }
    return week;
  }

  /** The strokes of the first {@code looks} looks, those of one kind together. */
  public List<Run> runs(int looks) {
    List<Run> runs = new ArrayList<>();
    for (int look = 0; look < looks; look++) {
      if (!runs.isEmpty() && runs.getLast().state() == strokes[look]) {
        runs.add(new Run(strokes[look], runs.removeLast().from(), at(look + 1)));
      } else {
        runs.add(new Run(strokes[look], at(look), at(look + 1)));
      }
    }
    return runs;
  }

  /** The time counted in the first {@code looks} looks. */
  public Duration counted(int looks) {
    long counted = 0;
    for (int look = 0; look < looks; look++) {
      if (strokes[look] == LedgerSpan.State.COUNTING) {
        counted += step;
      }
    }
    return Duration.ofSeconds(counted);
  }

  /**
   * When so much has been counted; of nothing, when counting begins. Empty when that does not
   * happen while the wall is looked at.
   *
   * @param amount a multiple of the time between two looks
   */
  public Optional<Instant> counts(Duration amount) {
    long left = amount.toSeconds();
    for (int look = 0; look < strokes.length; look++) {
      if (strokes[look] == LedgerSpan.State.COUNTING) {
        left -= step;
        if (left <= 0) {
          return Optional.of(amount.isZero() ? at(look) : at(look + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether something holds the clock at that look. */
  public boolean held(int look) {
    return strokes[look] == LedgerSpan.State.PAUSED;
  }

  /** The instant of a look. */
  public Instant at(int look) {
    return Instant.ofEpochSecond(start + (long) look * step);
  }

  /** A time during which the clock did one thing. */
  public record Run(LedgerSpan.State state, Instant from, Instant until) {

    /** Spans of one kind that follow one another, together: holds may overlap or meet. */
    public static List<Run> of(List<LedgerSpan> spans) {
      List<Run> runs = new ArrayList<>();
      for (LedgerSpan span : spans) {
        boolean goesOn = !runs.isEmpty() && runs.getLast().state() == span.state();
        Instant from = goesOn ? runs.removeLast().from() : span.from();
        runs.add(new Run(span.state(), from, span.until()));
      }
      return runs;
    }
  }
}
