package io.launchdesk.core.kpi;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long the spans are that values are summed up by. Weeks begin on Mondays. */
public enum Grain {
  HOUR,
  DAY,
  WEEK,
  MONTH;

  /** For so many days before today there are hours. */
  public static final int HOURS_KEPT_DAYS = 92;

  /** The name in addresses and in the database. */
  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first day of the span that this day is in; the day itself for hours and days. */
  LocalDate begin(LocalDate day) {
    return switch (this) {
      case HOUR, DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** The first day of the next span. */
  LocalDate next(LocalDate begin) {
    return switch (this) {
      case HOUR, DAY -> begin.plusDays(1);
      case WEEK -> begin.plusWeeks(1);
      case MONTH -> begin.plusMonths(1);
    };
  }
}
