package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.Grain;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.Slice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a dashboard call asks for, the same for all of them: {@code from} and {@code to} (days of
 * the desk, both included) or {@code last} (so many of its days, until today; 30), {@code type},
 * {@code team}, {@code channel}, {@code priority}, {@code campaign} (several with commas: one must
 * fit), {@code grain}.
 */
record Question(ListQuery query, Period period, Slice slice, Grain grain) {
  private static final int USUAL_DAYS = 30;
  private static final int LONGEST_DAYS = 3_660;
  private static final int MOST_SPANS = 400;

  /**
   * Reads the parameters of the address.
   *
   * @param zone where the desk's days begin
   * @param today the day there
   * @throws Refusal when the person may not see figures, or a parameter does not fit
   */
  static Question of(Access access, Map<String, String> parameters, ZoneId zone, LocalDate today) {
    requireReader(access);
    ListQuery query = new ListQuery(parameters);
    Integer last = query.wholeNumber("last", LONGEST_DAYS);
    if (last != null && (query.day("from") != null || query.day("to") != null)) {
      throw Refusal.parameter("last", "must not stand beside `from` and `to`.");
    }
    LocalDate to = day(query, "to", today);
    LocalDate from = day(query, "from", to.minusDays((last == null ? USUAL_DAYS : last) - 1));
    if (from.isAfter(to)) {
      throw Refusal.parameter("from", "must not be after `to`.");
    }
    Period period = new Period(from, to, zone);
    if (period.days() > LONGEST_DAYS) {
      throw Refusal.parameter("from", "must not be more than ten years before `to`.");
    }
    Slice slice =
        new Slice(
            query.texts("type"),
            query.texts("team"),
            query.texts("channel"),
            query.texts("priority"),
            query.texts("campaign"));
    return new Question(query, period, slice, grain(query, period, today));
  }

  /** Figures of the whole desk are not for everybody. */
  static void requireReader(Access access) {
    if (!access.seesKpis()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Figures are for analysts, process owners, operators and leads.");
    }
  }

  private static LocalDate day(ListQuery query, String name, LocalDate usual) {
    LocalDate day = query.day(name);
    return day == null ? usual : day;
  }

  private static Grain grain(ListQuery query, Period period, LocalDate today) {
    long days = period.days();
    boolean hours = !period.from().isBefore(today.minusDays(Grain.HOURS_KEPT_DAYS));
    List<String> known = Arrays.stream(Grain.values()).map(Grain::slug).toList();
    String asked = query.oneOf("grain", usual(days, hours).slug(), known);
    Grain grain = Grain.valueOf(asked.toUpperCase(Locale.ROOT));
    if (grain == Grain.HOUR && !hours) {
      throw Refusal.parameter(
          "grain", "may be hour for the last " + Grain.HOURS_KEPT_DAYS + " days only.");
    }
    long spans =
        switch (grain) {
          case HOUR -> days * 24;
          case DAY -> days;
          case WEEK -> days / 7;
          case MONTH -> days / 28;
        };
    if (spans > MOST_SPANS) {
      throw Refusal.parameter("grain", "is too fine: more than " + MOST_SPANS + " spans.");
    }
    return grain;
  }

  private static Grain usual(long days, boolean hours) {
    if (days <= 2 && hours) {
      return Grain.HOUR;
    }
    return days <= 62 ? Grain.DAY : days <= 400 ? Grain.WEEK : Grain.MONTH;
  }
}
