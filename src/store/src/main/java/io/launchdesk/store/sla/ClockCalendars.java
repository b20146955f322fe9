package io.launchdesk.store.sla;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.CalendarChoice;
import io.launchdesk.core.sla.DaysOff;
import io.launchdesk.core.sla.SlaParty;
import io.launchdesk.core.sla.SlaPolicyException;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.sla.ClockPeople.Requester;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The calendars of clocks, with all their days off. What a requester has to do rests while that
 * person is away; what the provider does goes on, because somebody stands in.
 */
@Component
public class ClockCalendars {
  private final CalendarRepository calendars;
  private final ClockPeople people;

  ClockCalendars(CalendarRepository calendars, ClockPeople people) {
    this.calendars = calendars;
    this.people = people;
  }

  /**
   * The calendar that a clock will count by which begins now.
   *
   * @param team that triage has named; null when it has not yet
   * @throws SlaPolicyException when the policy's row names a calendar that is not there
   */
  public BusinessCalendar choose(SlaRule rule, String requestId, String team) {
    String id = idOf(rule, requestId, team);
    return calendars
        .find(id)
        .map(calendar -> whole(calendar, rule, requester(rule, requestId)))
        .orElseThrow(
            () ->
                new SlaPolicyException(
                    "The decision slaPolicy names the calendar '%s' for the step '%s', and there is no business calendar of that name. Correct the row or add the calendar, then retry."
                        .formatted(id, rule.step())));
  }

  /**
   * The id of the calendar that the rule means for the request, whether it is there or not.
   *
   * @param team that triage has named; null when it has not yet
   */
  public String idOf(SlaRule rule, String requestId, String team) {
    return CalendarChoice.names(rule.calendar())
        ? rule.calendar()
        : calendars.choice().of(rule.calendar(), people.concerned(requestId, team));
  }

  /**
   * The calendar that a clock counts by since it began.
   *
   * @throws SlaPolicyException when it is not there any more
   */
  public BusinessCalendar of(LedgerClock clock) {
    return calendars
        .find(clock.calendarId())
        .map(calendar -> whole(calendar, clock.rule(), requester(clock.rule(), clock.requestId())))
        .orElseThrow(
            () ->
                new SlaPolicyException(
                    "There is no business calendar '%s' any more, although a clock counts by it. Add it again."
                        .formatted(clock.calendarId())));
  }

  /**
   * The same for several clocks, by their keys; each calendar is read once. A clock whose calendar
   * is not there any more has none.
   */
  Map<Long, BusinessCalendar> of(Collection<LedgerClock> clocks) {
    Map<String, Requester> requesters =
        people.requesters(
            clocks.stream()
                .filter(clock -> goesByRequester(clock.rule()))
                .map(LedgerClock::requestId)
                .distinct()
                .toList());
    Map<String, Optional<BusinessCalendar>> read = new HashMap<>();
    Map<Long, BusinessCalendar> found = new HashMap<>();
    for (LedgerClock clock : clocks) {
      read.computeIfAbsent(clock.calendarId(), calendars::find)
          .map(calendar -> whole(calendar, clock.rule(), requesters.get(clock.requestId())))
          .ifPresent(calendar -> found.put(clock.key(), calendar));
    }
    return found;
  }

  /**
   * The calendar with the days off of those who asked, by the ids of their requests: what they had
   * to do by it.
   */
  public Map<String, BusinessCalendar> ofRequesters(
      BusinessCalendar calendar, Collection<String> requestIds) {
    Map<String, BusinessCalendar> found = new HashMap<>();
    people
        .requesters(requestIds)
        .forEach((id, requester) -> found.put(id, calendar.without(away(requester))));
    return found;
  }

  private Requester requester(SlaRule rule, String requestId) {
    return goesByRequester(rule) ? people.requesters(List.of(requestId)).get(requestId) : null;
  }

  private static boolean goesByRequester(SlaRule rule) {
    return rule.whose() == SlaParty.REQUESTER;
  }

  private static BusinessCalendar whole(
      BusinessCalendar calendar, SlaRule rule, Requester requester) {
    if (!goesByRequester(rule)) {
      return calendar;
    }
    boolean own = CalendarChoice.OF_REQUESTER.equals(rule.calendar());
    return (own ? calendar.in(requester.zone()) : calendar).without(away(requester));
  }

  private static DaysOff away(Requester requester) {
    return requester.away().stream()
        .map(period -> DaysOff.period(period.from(), period.until()))
        .reduce(DaysOff.NONE, DaysOff::or);
  }
}
