package io.launchdesk.portal.calendar;

import io.launchdesk.core.holiday.Holiday;
import io.launchdesk.core.holiday.HolidayRegion;
import io.launchdesk.core.holiday.PublicHolidays;
import io.launchdesk.core.sla.CalendarDefinition;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.sla.CalendarEditing;
import io.launchdesk.store.sla.CalendarRepository;
import io.launchdesk.store.sla.CalendarSubjects;
import io.launchdesk.store.sla.KeptCalendar;
import io.launchdesk.store.sla.RecomputeRepository;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps calendars. A change commits together with what is noted of it and with the request to
 * reckon the calendar's open clocks again.
 */
@Service
class Calendars {
  private final CalendarRepository calendars;
  private final CalendarEditing editing;
  private final CalendarSubjects subjects;
  private final PublicHolidays holidays;
  private final RecomputeRepository recompute;
  private final AuditLog audit;
  private final Clock clock;

  Calendars(
      CalendarRepository calendars,
      CalendarEditing editing,
      CalendarSubjects subjects,
      PublicHolidays holidays,
      RecomputeRepository recompute,
      AuditLog audit,
      Clock clock) {
    this.calendars = calendars;
    this.editing = editing;
    this.subjects = subjects;
    this.holidays = holidays;
    this.recompute = recompute;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param teams that can go by a calendar
   * @param regions whose requests can
   * @param countries that have public holidays, by name
   */
  record Choices(List<String> teams, List<String> regions, List<HolidayRegion> countries) {}

  List<CalendarView> all(Access access) {
    require(access);
    return calendars.all().stream().map(this::view).toList();
  }

  CalendarView one(Access access, String id) {
    require(access);
    return view(kept(id));
  }

  Choices choices(Access access) {
    require(access);
    return new Choices(subjects.teams(), subjects.regions(), holidays.countries());
  }

  /** The parts of a country that have holidays of their own. */
  List<HolidayRegion> parts(Access access, String country) {
    require(access);
    return holidays.parts(country);
  }

  List<Holiday> holidays(Access access, String region, int year) {
    require(access);
    if (!holidays.knows(region)) {
      throw Refusal.parameter("region", "must be a region that has public holidays, e.g. DE-BE.");
    }
    if (year < PublicHolidays.FIRST_YEAR || year > PublicHolidays.LAST_YEAR) {
      throw Refusal.parameter(
          "year",
          "must be from %d to %d.".formatted(PublicHolidays.FIRST_YEAR, PublicHolidays.LAST_YEAR));
    }
    return holidays.of(region, year);
  }

  @Transactional
  public CalendarView add(Access access, CalendarEntry entry) {
    require(access);
    CalendarDefinition made = checked(entry.id(), entry);
    recompute.changeRules();
    if (!editing.add(made)) {
      throw Refusal.invalid("id", "is taken by another calendar.");
    }
    note(access, "calendar.add", made.id(), Map.of("name", made.name()));
    return view(kept(made.id()));
  }

  /**
   * @param version that the change was made from
   * @throws Refusal when somebody saved meanwhile; it carries what is kept now
   */
  @Transactional
  public CalendarView change(Access access, String id, int version, CalendarEntry entry) {
    require(access);
    recompute.changeRules();
    CalendarDefinition was = kept(id).definition();
    CalendarDefinition is = checked(id, entry);
    if (!editing.save(is, version)) {
      throw Versions.conflict(view(kept(id)));
    }
    CalendarChange change = CalendarChange.between(was, is);
    String me = access.person().username();
    change.reasons().forEach(why -> recompute.askForCalendar(id, why, me, clock.instant()));
    note(access, "calendar.change", id, change.details());
    return view(kept(id));
  }

  @Transactional
  public void delete(Access access, String id, int version) {
    require(access);
    recompute.changeRules();
    CalendarView found = view(kept(id));
    if (found.version() != version) {
      throw Versions.conflict(found);
    }
    if (found.standard() || !editing.delete(id, version)) {
      throw new Refusal(ProblemType.CALENDAR_IN_USE, inUse(found));
    }
    note(access, "calendar.delete", id, Map.of("name", found.name()));
  }

  private static String inUse(CalendarView calendar) {
    if (calendar.standard()) {
      return "It is the desk's own calendar.";
    }
    return "%d clocks count by it or will when an agreement ends, %d agreements name it, and %d teams and regions go by it."
        .formatted(
            calendar.clocks(),
            calendar.agreements(),
            calendar.teams().size() + calendar.regions().size());
  }

  private CalendarDefinition checked(String id, CalendarEntry entry) {
    return entry.checked(id, holidays, subjects.teams(), subjects.regions());
  }

  private KeptCalendar kept(String id) {
    return calendars.kept(id).orElseThrow(() -> Refusal.notFound("calendar", id));
  }

  private CalendarView view(KeptCalendar kept) {
    String id = kept.definition().id();
    return CalendarView.of(
        kept, id.equals(CalendarRepository.STANDARD), editing.clocks(id), editing.agreements(id));
  }

  private void note(Access access, String action, String id, Map<String, Object> details) {
    audit.add(access.person().username(), action, id, details);
  }

  private static void require(Access access) {
    if (!access.mayChangeCalendars()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only process owners and admins keep calendars.");
    }
  }
}
