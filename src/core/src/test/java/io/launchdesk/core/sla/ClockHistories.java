package io.launchdesk.core.sla;

import io.launchdesk.core.away.AwayPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random clocks with what happens to them, where time is odd. */
public final class ClockHistories {
  /**
   * Clocks that change by an hour at two or three, at midnight (Tehran until 2022), by half an hour
   * (Lord Howe), that skipped a day (Apia in 2011), that have not changed since 1991 (Shanghai), a
   * minute after midnight (St. John's until 2011), never.
   */
  private static final List<String> ZONES =
      List.of(
          "Europe/Warsaw",
          "America/New_York",
          "Asia/Shanghai",
          "Asia/Tehran",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "America/St_Johns",
          "UTC");

  private static final Instant FROM = Instant.parse("1986-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

  /** Leap days, and the ends of February in years that look like leap years or have none. */
  private static final List<LocalDate> FEBRUARIES =
      Stream.of(
              "1996-02-29",
              "2000-02-29",
              "2024-02-29",
              "2027-02-28",
              "2028-02-29",
              "2032-02-29",
              "2100-02-28",
              "2400-02-29")
          .map(LocalDate::parse)
          .toList();

  private ClockHistories() {}

  /**
   * A clock and what happened to it.
   *
   * @param holidays single days on which nobody works
   * @param closures of the desk
   * @param away when the person is away whose time counts
   * @param holds some may last still
   * @param amount the business time after which something is due
   * @param looks how long it is looked at
   * @param middle a look between the first and the last
   * @param step seconds from one look to the next
   */
  public record History(
      ZoneId zone,
      List<WorkingHours> hours,
      Set<LocalDate> holidays,
      List<Closure> closures,
      List<AwayPeriod> away,
      Instant start,
      List<Hold> holds,
      Duration amount,
      int looks,
      int middle,
      int step) {

    /** The product's clock. */
    public Ledger ledger() {
      return new Ledger(calendar(), start, holds);
    }

    /** The product's calendar, with the days off put together as it does. */
    public BusinessCalendar calendar() {
      BusinessCalendar calendar = new BusinessCalendar("any", zone, hours, holidays);
      for (Closure closure : closures) {
        calendar = calendar.without(closure.days());
      }
      for (AwayPeriod period : away) {
        calendar = calendar.without(DaysOff.period(period.from(), period.until()));
      }
      return calendar;
    }

    /** The same clock, counted. */
    public ReferenceClock reference(List<Hold> held) {
      return new ReferenceClock(zone, hours, daysOff(), start, held, looks, step);
    }

    /** The holds, with an end for those that last. */
    public List<Hold> resumedAt(Instant at) {
      return holds.stream()
          .map(
              hold ->
                  hold.until() != null
                      ? hold
                      : new Hold(
                          hold.causeKey(),
                          hold.step(),
                          hold.from(),
                          at.isBefore(hold.from()) ? hold.from() : at,
                          hold.forDate()))
          .toList();
    }

    /** All days on which nobody works, one by one. */
    public Set<LocalDate> daysOff() {
      Set<LocalDate> off = new HashSet<>(holidays);
      closures.forEach(one -> one.from().datesUntil(one.until().plusDays(1)).forEach(off::add));
      away.forEach(one -> one.from().datesUntil(one.until().plusDays(1)).forEach(off::add));
      return off;
    }
  }

  /**
   * Clocks that begin shortly before, at or after a change of clocks or the end of a February.
   *
   * @param step seconds from one look to the next
   * @param looks how long they are looked at
   */
  public static Arbitrary<History> of(int step, int looks) {
    return Arbitraries.of(ZONES).map(ZoneId::of).flatMap(zone -> in(zone, step, looks));
  }

  /** The same clock with another calendar of its zone: what somebody may have made of it. */
  public static Arbitrary<History> withOtherCalendar(History history) {
    return Combinators.combine(
            hours(), daysOff(history.zone(), history.start(), history.step(), history.looks()))
        .as(
            (hours, off) ->
                new History(
                    history.zone(),
                    hours,
                    off.holidays(),
                    off.closures(),
                    off.away(),
                    history.start(),
                    history.holds(),
                    history.amount(),
                    history.looks(),
                    history.middle(),
                    history.step()));
  }

  private static Arbitrary<History> in(ZoneId zone, int step, int looks) {
    return Combinators.combine(starts(zone, step, looks), hours())
        .flatAs(
            (start, hours) ->
                Combinators.combine(
                        daysOff(zone, start, step, looks),
                        holds(start, step, looks).list().ofMaxSize(5),
                        Arbitraries.oneOf(
                            Arbitraries.integers().between(0, looks / 3),
                            Arbitraries.integers().between(0, looks / 30)),
                        Arbitraries.integers().between(0, looks - 1))
                    .as(
                        (off, holds, amount, middle) ->
                            new History(
                                zone,
                                hours,
                                off.holidays(),
                                off.closures(),
                                off.away(),
                                start,
                                holds,
                                Duration.ofSeconds((long) amount * step),
                                looks,
                                middle,
                                step)));
  }

  private record Off(Set<LocalDate> holidays, List<Closure> closures, List<AwayPeriod> away) {}

  private static Arbitrary<Off> daysOff(ZoneId zone, Instant start, int step, int looks) {
    LocalDate first = start.atZone(zone).toLocalDate();
    int days = (int) ((long) looks * step / 86_400);
    Arbitrary<LocalDate> day = Arbitraries.integers().between(-1, days + 1).map(first::plusDays);
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 3);
    return Combinators.combine(
            day.set().ofMaxSize(3),
            Combinators.combine(day, length)
                .as((from, more) -> new Closure(from, from.plusDays(more), "closed"))
                .list()
                .ofMaxSize(1),
            Combinators.combine(day, length)
                .as((from, more) -> new AwayPeriod(from, from.plusDays(more)))
                .list()
                .ofMaxSize(1))
        .as(Off::new);
  }

  private static Arbitrary<Instant> starts(ZoneId zone, int step, int looks) {
    List<Instant> odd =
        Stream.concat(
                changes(zone).stream(),
                FEBRUARIES.stream().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()))
            .toList();
    return Combinators.combine(
            Arbitraries.of(odd), Arbitraries.integers().between(-looks, looks / 4))
        .as((at, off) -> at.plusSeconds((long) off * step));
  }

  private static List<Instant> changes(ZoneId zone) {
    return Stream.iterate(
            zone.getRules().nextTransition(FROM),
            change -> change != null && change.getInstant().isBefore(UNTIL),
            change -> zone.getRules().nextTransition(change.getInstant()))
        .map(ZoneOffsetTransition::getInstant)
        .toList();
  }

  private static Arbitrary<Hold> holds(Instant start, int step, int looks) {
    return Combinators.combine(
            Arbitraries.integers().between(-looks / 4, looks),
            Arbitraries.integers().between(0, looks / 4),
            Arbitraries.integers().between(0, 5),
            Arbitraries.longs().between(1, 1000))
        .as(
            (from, length, lasts, cause) -> {
              Instant begins = start.plusSeconds((long) from * step);
              Instant ends = lasts == 0 ? null : begins.plusSeconds((long) length * step);
              return new Hold(cause, "revise-brief", begins, ends, lasts == 1);
            });
  }

  /** Up to three stretches on each of some weekdays; often around the hours that change. */
  private static Arbitrary<List<WorkingHours>> hours() {
    Arbitrary<Integer> minute =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 24 * 60),
            Arbitraries.integers().between(0, 8).map(half -> half * 30),
            Arbitraries.of(0, 1, 22 * 60 + 30, 23 * 60, 23 * 60 + 1, 24 * 60));
    Arbitrary<List<WorkingHours>> any =
        Combinators.combine(
                Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                minute.set().ofMinSize(2).ofMaxSize(6))
            .as((days, minutes) -> stretches(days, minutes.stream().sorted().toList()));
    return Arbitraries.oneOf(
        any, Arbitraries.of(stretches(Set.of(DayOfWeek.values()), List.of(0, 24 * 60)), office()));
  }

  private static List<WorkingHours> office() {
    return stretches(
        Set.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
        List.of(9 * 60, 17 * 60));
  }

  /** Two by two, the minutes open and close. */
  private static List<WorkingHours> stretches(Set<DayOfWeek> days, List<Integer> minutes) {
    List<WorkingHours> hours = new ArrayList<>();
    for (DayOfWeek day : days) {
      for (int index = 0; index + 1 < minutes.size(); index += 2) {
        hours.add(new WorkingHours(day, time(minutes.get(index)), time(minutes.get(index + 1))));
      }
    }
    return hours;
  }

  private static LocalTime time(int minute) {
    return minute == 24 * 60 ? LocalTime.MAX : LocalTime.ofSecondOfDay(minute * 60L);
  }
}
