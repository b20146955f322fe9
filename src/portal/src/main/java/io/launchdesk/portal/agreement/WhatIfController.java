package io.launchdesk.portal.agreement;

import io.launchdesk.core.holiday.PublicHolidays;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.SlaParty;
import io.launchdesk.core.sla.WhatIf;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.sla.CalendarRepository;
import io.launchdesk.store.sla.ClockCalendars;
import io.launchdesk.store.sla.FinishedClockQueries;
import io.launchdesk.store.sla.FinishedClockQueries.Which;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What another agreement would have made of clocks that are over. It writes nothing. */
@RestController
@RequestMapping("/api/agreements/what-if")
@Tag(name = "Agreements")
class WhatIfController {
  /** So many clocks are reckoned, those that ended last. */
  private static final int MOST = 10_000;

  private static final int PAGE = 50;
  private static final long LONGEST_DAYS = 400;
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
  private static final Pattern HOURS = Pattern.compile("\\d{1,4}(\\.\\d{1,2})?|10000(\\.0{1,2})?");

  private final FinishedClockQueries clocks;
  private final CalendarRepository calendars;
  private final ClockCalendars clockCalendars;

  WhatIfController(
      FinishedClockQueries clocks, CalendarRepository calendars, ClockCalendars clockCalendars) {
    this.clocks = clocks;
    this.clockCalendars = clockCalendars;
    this.calendars = calendars;
  }

  /**
   * @param requestType null means all, as with the three that follow
   * @param targetHours business hours of the calendar
   * @param from a day of the desk
   * @param until a day of the desk, the last one that counts
   * @param offset how many of the changed ones are left out
   */
  record Asked(
      String step,
      String requestType,
      String priority,
      String slaClass,
      String customerTeam,
      String targetHours,
      String calendar,
      Boolean pausesForRequester,
      String from,
      String until,
      Integer offset) {}

  /**
   * @param finished how many clocks were reckoned
   * @param capped whether there are more, which ended earlier
   * @param changed how many would have come out otherwise
   * @param items a page of them, the last ended first
   * @param nextOffset where the next page begins; null when this is the last
   */
  record Answer(
      int finished,
      boolean capped,
      long kept,
      long wouldBeKept,
      int changed,
      List<Turned> items,
      Integer nextOffset) {}

  /**
   * A clock that would have come out otherwise.
   *
   * @param requestId null when the request is kept from the caller, like its title
   */
  record Turned(
      String requestId,
      String title,
      Instant startedAt,
      Instant endedAt,
      Instant dueAt,
      Instant wouldBeDueAt,
      boolean wouldBeKept) {}

  @Operation(
      summary =
          "What another target, calendar or rule of pausing would have made of finished clocks",
      description =
          """
          Of the step and the requests that an agreement would be about, in a period of at most 400 days; the 10,000 that \
          ended last. It writes nothing.""")
  @GetMapping
  Answer whatIf(Access access, Asked asked) {
    Agreements.requireOwner(access);
    requireStorable(asked);
    WhatIf whatIf = whatIf(asked);
    List<WhatIf.Finished> found = clocks.find(which(asked), access, MOST + 1);
    List<WhatIf.Finished> reckoned = found.stream().limit(MOST).toList();
    Map<String, BusinessCalendar> own = ofRequesters(whatIf.calendar(), reckoned);
    List<WhatIf.Judged> judged =
        reckoned.stream()
            .map(
                clock ->
                    clock.party() == SlaParty.REQUESTER
                        ? whatIf.by(own.get(clock.requestId())).judge(clock)
                        : whatIf.judge(clock))
            .toList();
    List<WhatIf.Judged> turned = judged.stream().filter(WhatIf.Judged::turns).toList();
    int offset = asked.offset() == null ? 0 : asked.offset();
    int from = Math.min(Math.max(0, offset), turned.size());
    int to = Math.min(from + PAGE, turned.size());
    return new Answer(
        judged.size(),
        found.size() > MOST,
        judged.stream().filter(WhatIf.Judged::kept).count(),
        judged.stream().filter(WhatIf.Judged::wouldBeKept).count(),
        turned.size(),
        turned.subList(from, to).stream().map(WhatIfController::turned).toList(),
        to < turned.size() ? to : null);
  }

  private Map<String, BusinessCalendar> ofRequesters(
      BusinessCalendar calendar, List<WhatIf.Finished> finished) {
    return clockCalendars.ofRequesters(
        calendar,
        finished.stream()
            .filter(clock -> clock.party() == SlaParty.REQUESTER)
            .map(WhatIf.Finished::requestId)
            .distinct()
            .toList());
  }

  private static void requireStorable(Asked asked) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("step", asked.step());
    texts.put("requestType", asked.requestType());
    texts.put("priority", asked.priority());
    texts.put("slaClass", asked.slaClass());
    texts.put("customerTeam", asked.customerTeam());
    texts.put("calendar", asked.calendar());
    texts.forEach(
        (name, text) -> {
          if (text != null && !EnteredJson.isStorable(text)) {
            throw Refusal.parameter(
                name,
                "must not contain a character that cannot be stored (NUL or half a character).");
          }
        });
  }

  private WhatIf whatIf(Asked asked) {
    return new WhatIf(
        Optional.ofNullable(asked.calendar())
            .flatMap(calendars::find)
            .orElseThrow(
                () -> Refusal.parameter("calendar", "must be a business calendar that there is.")),
        target(asked.targetHours()),
        !Boolean.FALSE.equals(asked.pausesForRequester()));
  }

  private Which which(Asked asked) {
    if (asked.step() == null || asked.step().isBlank()) {
      throw Refusal.parameter("step", "must name a step.");
    }
    LocalDate from = day("from", asked.from());
    LocalDate until = day("until", asked.until());
    if (until.isBefore(from) || ChronoUnit.DAYS.between(from, until) > LONGEST_DAYS) {
      throw Refusal.parameter(
          "until", "must be a day that is not before from, and at most 400 days later.");
    }
    var zone = calendars.deskZone();
    return new Which(
        asked.step(),
        asked.requestType(),
        asked.priority(),
        asked.slaClass(),
        asked.customerTeam(),
        from.atStartOfDay(zone).toInstant(),
        until.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static Duration target(String hours) {
    if (hours == null || !HOURS.matcher(hours).matches() || new BigDecimal(hours).signum() == 0) {
      throw Refusal.parameter(
          "targetHours", "must be a number of hours above 0, up to 10000, such as 7.5.");
    }
    return Duration.ofSeconds(new BigDecimal(hours).multiply(SECONDS_PER_HOUR).longValue());
  }

  private static LocalDate day(String name, String day) {
    try {
      LocalDate found = LocalDate.parse(day == null ? "" : day);
      if (found.getYear() >= PublicHolidays.FIRST_YEAR
          && found.getYear() <= PublicHolidays.LAST_YEAR) {
        return found;
      }
    } catch (DateTimeException e) {
      // Told below, like a year that is out of range.
    }
    throw Refusal.parameter(
        name,
        "must be a day such as 2028-03-31, from %d to %d."
            .formatted(PublicHolidays.FIRST_YEAR, PublicHolidays.LAST_YEAR));
  }

  private static Turned turned(WhatIf.Judged judged) {
    WhatIf.Finished clock = judged.clock();
    return new Turned(
        clock.title() == null ? null : clock.requestId(),
        clock.title(),
        clock.startedAt(),
        clock.endedAt(),
        clock.dueAt(),
        judged.wouldBeDueAt(),
        judged.wouldBeKept());
  }
}
