package io.launchdesk.portal.calendar;

import io.launchdesk.core.holiday.PublicHolidays;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.CalendarChoice;
import io.launchdesk.core.sla.CalendarDefinition;
import io.launchdesk.core.sla.Closure;
import io.launchdesk.core.sla.WorkingHours;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A calendar as it is entered.
 *
 * @param id of a new calendar; left out when one is changed
 */
record CalendarEntry(
    String id,
    String name,
    String timeZone,
    List<Hours> hours,
    String holidayRegion,
    List<Closed> closures,
    List<String> teams,
    List<String> regions) {
  /** The end of the day, as people write it. */
  static final String MIDNIGHT = "24:00";

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final Set<String> RESERVED =
      Set.of(CalendarChoice.OF_TEAM, CalendarChoice.OF_REQUESTER);
  private static final int LONGEST_NAME = 80;
  private static final int MOST_STRETCHES = 70;
  private static final int MOST_CLOSURES = 200;
  private static final int LONGEST_CLOSURE_DAYS = 366;
  private static final int LONGEST_REST_DAYS = 400;

  /**
   * @param weekday 1 is Monday
   */
  record Hours(Integer weekday, String opens, String closes) {}

  /**
   * @param until the last day, included
   */
  record Closed(String from, String until, String name) {}

  /**
   * What was entered, checked.
   *
   * @param id of the calendar
   * @param knownTeams that can be chosen
   * @param knownRegions likewise
   * @throws Refusal naming every field at fault
   */
  CalendarDefinition checked(
      String id, PublicHolidays holidays, List<String> knownTeams, List<String> knownRegions) {
    List<FieldError> errors = new ArrayList<>();
    if (id == null || !ID.matcher(id).matches() || RESERVED.contains(id)) {
      errors.add(
          new FieldError(
              "id",
              "must be 2 to 40 small letters, digits and hyphens, begin with a letter, and not be team or requester."));
    }
    requireName("name", name, errors);
    ZoneId zone = zone(errors);
    List<WorkingHours> stretches = stretches(errors);
    String region = holidayRegion == null || holidayRegion.isBlank() ? null : holidayRegion;
    if (region != null && !holidays.knows(region)) {
      errors.add(new FieldError("holidayRegion", "must be a region that has public holidays."));
    }
    List<Closure> closed = closed(errors);
    Set<String> ofTeams = among("teams", teams, knownTeams, errors);
    Set<String> ofRegions = among("regions", regions, knownRegions, errors);
    refuse(errors);
    CalendarDefinition made =
        new CalendarDefinition(
            id,
            name.strip(),
            zone,
            stretches,
            region,
            closed.stream()
                .sorted(
                    Comparator.comparing(Closure::from)
                        .thenComparing(Closure::until)
                        .thenComparing(Closure::name))
                .toList(),
            List.copyOf(ofTeams),
            List.copyOf(ofRegions));
    requireWork(made.calendar(holidays), closed, errors);
    refuse(errors);
    return made;
  }

  private ZoneId zone(List<FieldError> errors) {
    if (timeZone == null || !ZoneId.getAvailableZoneIds().contains(timeZone)) {
      errors.add(new FieldError("timeZone", "must be an IANA time zone, e.g. Europe/Berlin."));
      return null;
    }
    return ZoneId.of(timeZone);
  }

  private List<WorkingHours> stretches(List<FieldError> errors) {
    if (hours == null || hours.isEmpty()) {
      errors.add(new FieldError("hours", "must have at least one stretch of working time."));
      return List.of();
    }
    if (hours.size() > MOST_STRETCHES) {
      errors.add(new FieldError("hours", "must have up to " + MOST_STRETCHES + " stretches."));
      return List.of();
    }
    List<WorkingHours> found = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      WorkingHours stretch = stretch("hours[%d]".formatted(i), hours.get(i), errors);
      if (stretch != null) {
        if (found.stream().anyMatch(other -> overlap(other, stretch))) {
          errors.add(
              new FieldError(
                  "hours[%d].opens".formatted(i), "overlaps another stretch of the same day."));
        }
        found.add(stretch);
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(WorkingHours::weekday).thenComparing(WorkingHours::opens))
        .toList();
  }

  private static WorkingHours stretch(String field, Hours entered, List<FieldError> errors) {
    int before = errors.size();
    if (entered == null
        || entered.weekday() == null
        || entered.weekday() < 1
        || entered.weekday() > 7) {
      errors.add(new FieldError(field + ".weekday", "must be a number from 1, Monday, to 7."));
      return null;
    }
    if (!isTime(entered.opens())) {
      errors.add(new FieldError(field + ".opens", "must be a time such as 09:00."));
    }
    if (!MIDNIGHT.equals(entered.closes()) && !isTime(entered.closes())) {
      errors.add(new FieldError(field + ".closes", "must be a time such as 17:00, up to 24:00."));
    }
    if (errors.size() > before) {
      return null;
    }
    LocalTime opens = LocalTime.parse(entered.opens());
    LocalTime closes =
        MIDNIGHT.equals(entered.closes()) ? LocalTime.MAX : LocalTime.parse(entered.closes());
    if (!closes.isAfter(opens)) {
      errors.add(new FieldError(field + ".closes", "must be after the time that it opens."));
      return null;
    }
    return new WorkingHours(DayOfWeek.of(entered.weekday()), opens, closes);
  }

  private static boolean overlap(WorkingHours one, WorkingHours other) {
    return one.weekday() == other.weekday()
        && one.opens().isBefore(other.closes())
        && other.opens().isBefore(one.closes());
  }

  private List<Closure> closed(List<FieldError> errors) {
    List<Closed> entered = closures == null ? List.of() : closures;
    if (entered.size() > MOST_CLOSURES) {
      errors.add(new FieldError("closures", "must be up to " + MOST_CLOSURES + "."));
      return List.of();
    }
    List<Closure> found = new ArrayList<>();
    for (int i = 0; i < entered.size(); i++) {
      Closed one = entered.get(i) == null ? new Closed(null, null, null) : entered.get(i);
      String field = "closures[%d]".formatted(i);
      int before = errors.size();
      requireName(field + ".name", one.name(), errors);
      LocalDate from = day(field + ".from", one.from(), errors);
      LocalDate until = day(field + ".until", one.until(), errors);
      if (from != null && until != null && until.isBefore(from)) {
        errors.add(new FieldError(field + ".until", "must not be before the first day."));
      } else if (from != null
          && until != null
          && ChronoUnit.DAYS.between(from, until) >= LONGEST_CLOSURE_DAYS) {
        errors.add(
            new FieldError(
                field + ".until",
                "must be within " + LONGEST_CLOSURE_DAYS + " days of the first."));
      }
      if (errors.size() == before) {
        found.add(new Closure(from, until, one.name().strip()));
      }
    }
    return found;
  }

  /** Without work for more than a year, nothing would ever be due. */
  private static void requireWork(
      BusinessCalendar calendar, List<Closure> closed, List<FieldError> errors) {
    for (int i = 0; i < closed.size(); i++) {
      LocalDate from = closed.get(i).from();
      if (from.datesUntil(from.plusDays(LONGEST_REST_DAYS)).noneMatch(calendar::worksOn)) {
        errors.add(
            new FieldError(
                "closures[%d].until".formatted(i),
                "must leave a working day within %d days.".formatted(LONGEST_REST_DAYS)));
      }
    }
  }

  private static LocalDate day(String field, String text, List<FieldError> errors) {
    try {
      LocalDate day = LocalDate.parse(text == null ? "" : text.strip());
      if (day.getYear() >= PublicHolidays.FIRST_YEAR && day.getYear() <= PublicHolidays.LAST_YEAR) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // Told below, like a year that is out of range.
    }
    errors.add(new FieldError(field, "must be a day such as 2026-12-24."));
    return null;
  }

  private static Set<String> among(
      String field, List<String> chosen, List<String> known, List<FieldError> errors) {
    List<String> wanted = chosen == null ? List.of() : chosen;
    if (wanted.stream().anyMatch(one -> one == null || !known.contains(one))) {
      errors.add(new FieldError(field, "must be chosen from: " + String.join(", ", known) + "."));
      return Set.of();
    }
    return new TreeSet<>(wanted);
  }

  private static void requireName(String field, String text, List<FieldError> errors) {
    if (text == null
        || text.isBlank()
        || text.strip().length() > LONGEST_NAME
        || !EnteredJson.isStorable(text)) {
      errors.add(new FieldError(field, "is needed, in up to " + LONGEST_NAME + " characters."));
    }
  }

  private static boolean isTime(String text) {
    return text != null && TIME.matcher(text).matches();
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }
}
