package io.launchdesk.store.sla;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.CalendarChoice;
import io.launchdesk.core.sla.DaysOff;
import io.launchdesk.core.sla.SlaParty;
import io.launchdesk.core.sla.SlaPolicyException;
import io.launchdesk.core.sla.SlaRule;
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
    String id = calendars.choice().of(rule.calendar(), people.concerned(requestId, team));
    return calendars
        .find(id)
        .map(calendar -> whole(calendar, rule, requestId))
        .orElseThrow(
            () ->
                new SlaPolicyException(
                    "The decision slaPolicy names the calendar '%s' for the step '%s', and there is no business calendar of that name. Correct the row or add the calendar, then retry."
                        .formatted(id, rule.step())));
  }

  /**
   * The calendar that a clock counts by since it began.
   *
   * @throws SlaPolicyException when it is not there any more
   */
  public BusinessCalendar of(LedgerClock clock) {
    return calendars
        .find(clock.calendarId())
        .map(calendar -> whole(calendar, clock.rule(), clock.requestId()))
        .orElseThrow(
            () ->
                new SlaPolicyException(
                    "There is no business calendar '%s' any more, although a clock counts by it. Add it again."
                        .formatted(clock.calendarId())));
  }

  private BusinessCalendar whole(BusinessCalendar calendar, SlaRule rule, String requestId) {
    if (rule.whose() != SlaParty.REQUESTER) {
      return calendar;
    }
    ClockPeople.Requester requester = people.requester(requestId);
    DaysOff away =
        requester.away().stream()
            .map(period -> DaysOff.period(period.from(), period.until()))
            .reduce(DaysOff.NONE, DaysOff::or);
    boolean own = CalendarChoice.OF_REQUESTER.equals(rule.calendar());
    return (own ? calendar.in(requester.zone()) : calendar).without(away);
  }
}
