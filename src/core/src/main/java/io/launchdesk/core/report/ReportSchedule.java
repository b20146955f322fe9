package io.launchdesk.core.report;

import io.launchdesk.core.sla.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a report is sent. Days and times are those of the desk's calendar; who would get it on a day
 * without work gets it on the next day with work.
 *
 * @param day of the week (1 is Monday) or of the month (1 to 28); null for every day
 * @param at the time of day
 */
public record ReportSchedule(Every every, Integer day, LocalTime at) {
  /** The longest way back: a month, and a rest after its day. */
  private static final int LOOK_BACK_DAYS = 100;

  private static final int LONGEST_REST_DAYS = 60;

  /** How often. */
  public enum Every {
    DAY,
    WEEK,
    MONTH;

    /** The name in the database and in answers. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One time at which the report is sent.
   *
   * @param from first day that it tells of
   * @param to last day that it tells of, itself included
   */
  public record Due(LocalDate from, LocalDate to, Instant at) {}

  public ReportSchedule {
    boolean fits =
        switch (every) {
          case DAY -> day == null;
          case WEEK -> day != null && day >= 1 && day <= 7;
          case MONTH -> day != null && day >= 1 && day <= 28;
        };
    if (!fits) {
      throw new IllegalArgumentException("no day of a " + every.slug() + ": " + day);
    }
  }

  /** The last time that has come; empty when the calendar has had no working day for long. */
  public Optional<Due> last(BusinessCalendar calendar, Instant now) {
    LocalDate today = now.atZone(calendar.zone()).toLocalDate();
    return Stream.iterate(today, day -> day.minusDays(1))
        .limit(LOOK_BACK_DAYS)
        .filter(day -> isNamed(day, calendar))
        .flatMap(day -> due(day, calendar).stream())
        .filter(due -> !due.at().isAfter(now))
        .findFirst();
  }

  /** The next time; empty when the calendar has no working day for long. */
  public Optional<Due> next(BusinessCalendar calendar, Instant now) {
    LocalDate first = now.atZone(calendar.zone()).toLocalDate().minusDays(LONGEST_REST_DAYS);
    return Stream.iterate(first, day -> day.plusDays(1))
        .limit(LOOK_BACK_DAYS + LONGEST_REST_DAYS)
        .filter(day -> isNamed(day, calendar))
        .flatMap(day -> due(day, calendar).stream())
        .filter(due -> due.at().isAfter(now))
        .findFirst();
  }

  private boolean isNamed(LocalDate date, BusinessCalendar calendar) {
    return switch (every) {
      case DAY -> calendar.worksOn(date);
      case WEEK -> date.getDayOfWeek().getValue() == day;
      case MONTH -> date.getDayOfMonth() == day;
    };
  }

  private Optional<Due> due(LocalDate named, BusinessCalendar calendar) {
    return Stream.iterate(named, date -> date.plusDays(1))
        .limit(LONGEST_REST_DAYS)
        .filter(calendar::worksOn)
        .findFirst()
        .map(date -> at(named, date, calendar));
  }

  private Due at(LocalDate named, LocalDate sent, BusinessCalendar calendar) {
    Instant instant = sent.atTime(at).atZone(calendar.zone()).toInstant();
    return switch (every) {
      case DAY -> new Due(workedBefore(named, calendar), named.minusDays(1), instant);
      case WEEK -> {
        LocalDate monday = named.minusDays(named.getDayOfWeek().getValue() - 1L);
        yield new Due(monday.minusWeeks(1), monday.minusDays(1), instant);
      }
      case MONTH -> {
        LocalDate first = named.withDayOfMonth(1);
        yield new Due(first.minusMonths(1), first.minusDays(1), instant);
      }
    };
  }

  /** The working day before: what happened on it and since is news. */
  private static LocalDate workedBefore(LocalDate day, BusinessCalendar calendar) {
    return Stream.iterate(day.minusDays(1), date -> date.minusDays(1))
        .limit(LONGEST_REST_DAYS)
        .filter(calendar::worksOn)
        .findFirst()
        .orElse(day.minusDays(1));
  }
}
