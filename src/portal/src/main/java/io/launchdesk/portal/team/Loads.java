package io.launchdesk.portal.team;

import io.launchdesk.core.away.AwayPeriod;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.team.Capacity;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.team.LoadController.Load;
import io.launchdesk.portal.team.LoadController.Span;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.away.AbsenceRepository;
import io.launchdesk.store.away.Away;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.sla.CalendarRepository;
import io.launchdesk.store.task.WorkloadQueries;
import io.launchdesk.store.team.CapacityRepository;
import io.launchdesk.store.team.Workload;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets what people have in hand against what they can do. */
@Service
class Loads {
  private static final int DAYS = 7;
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(80);

  private final WorkloadQueries workloads;
  private final CapacityRepository capacities;
  private final AbsenceRepository absences;
  private final CalendarRepository calendars;
  private final PersonRepository people;
  private final AuditLog audit;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Loads(
      WorkloadQueries workloads,
      CapacityRepository capacities,
      AbsenceRepository absences,
      CalendarRepository calendars,
      PersonRepository people,
      AuditLog audit,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.workloads = workloads;
    this.capacities = capacities;
    this.absences = absences;
    this.calendars = calendars;
    this.people = people;
    this.audit = audit;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  Span of(Access access, String team) {
    Map<String, BusinessCalendar> ofTeams = new HashMap<>();
    LocalDate first = LocalDate.now(clock.withZone(calendars.ofTeam(team).zone()));
    LocalDate last = first.plusDays(DAYS - 1);
    List<Workload> all = workloads.of(team, access);
    List<String> names = all.stream().map(Workload::username).toList();
    Map<String, List<AwayPeriod>> periods = absences.within(names, first, last);
    Map<String, Away> away = absences.now(names);
    List<Load> items =
        all.stream()
            .map(
                work -> {
                  Capacity capacity =
                      Capacity.of(
                          work.hoursPerWeek(),
                          ofTeams.computeIfAbsent(work.team(), calendars::ofTeam),
                          periods.getOrDefault(work.username(), List.of()),
                          first,
                          DAYS);
                  return new Load(
                      work,
                      away.get(work.username()),
                      capacity.workingDays(),
                      capacity.awayDays(),
                      capacity.hours());
                })
            .toList();
    return new Span(first, last, capacities.usual(), access.mayDispatch(), items);
  }

  /**
   * @param hours null for the usual ones
   */
  void set(Access access, String username, BigDecimal hours) {
    if (!EnteredJson.isStorable(username) || people.find(username).isEmpty()) {
      throw Refusal.notFound("person", username);
    }
    if (hours != null) {
      requireHours(hours);
    }
    transaction.executeWithoutResult(
        status -> {
          capacities.set(username, hours);
          note(access, username, hours);
          channel.tell(DeskNotice.people(List.of(username)));
        });
  }

  void setUsual(Access access, BigDecimal hours) {
    requireHours(hours);
    transaction.executeWithoutResult(
        status -> {
          capacities.setUsual(hours);
          note(access, "usual", hours);
          channel.tell(DeskNotice.people(List.of(access.person().username())));
        });
  }

  private void note(Access access, String whose, BigDecimal hours) {
    audit.add(
        access.person().username(),
        "capacity.set",
        whose,
        hours == null ? Map.of() : Map.of("hoursPerWeek", hours));
  }

  private static void requireHours(BigDecimal hours) {
    if (hours == null
        || hours.signum() < 0
        || hours.compareTo(MOST_HOURS) > 0
        || hours.stripTrailingZeros().scale() > 1) {
      throw Refusal.invalid(
          "hoursPerWeek", "must be a number from 0 to 80, to a tenth of an hour.");
    }
  }
}
