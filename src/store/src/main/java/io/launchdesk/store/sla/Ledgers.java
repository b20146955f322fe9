package io.launchdesk.store.sla;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.Ledger;
import io.launchdesk.core.sla.SlaLevel.Planned;
import io.launchdesk.core.sla.SlaPolicyException;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What clocks come to by their calendars. */
@Component
public class Ledgers {
  private final ClockCalendars calendars;

  Ledgers(ClockCalendars calendars) {
    this.calendars = calendars;
  }

  /**
   * The clock's ledger.
   *
   * @throws SlaPolicyException when its calendar is not there any more
   */
  public Ledger of(LedgerClock clock) {
    return new Ledger(calendars.of(clock), clock.startedAt(), clock.holds());
  }

  /**
   * The ledgers of several clocks, by their keys; each calendar is read once. A clock whose
   * calendar is not there any more has none.
   */
  Map<Long, Ledger> of(Collection<LedgerClock> clocks) {
    Map<Long, BusinessCalendar> by = calendars.of(clocks);
    return clocks.stream()
        .filter(clock -> by.containsKey(clock.key()))
        .collect(
            Collectors.toMap(
                LedgerClock::key,
                clock -> new Ledger(by.get(clock.key()), clock.startedAt(), clock.holds())));
  }

  /** The instants of a rule by a ledger; empty while one of them lies behind a hold that lasts. */
  static Optional<Instants> instants(Ledger ledger, SlaRule rule) {
    return ledger
        .reaches(rule.target())
        .flatMap(
            due ->
                ledger
                    .reaches(rule.remindAfter())
                    .flatMap(
                        remind ->
                            ledger
                                .reaches(rule.escalateAfter())
                                .map(escalate -> new Instants(due, remind, escalate))));
  }

  /**
   * What the clock brings about and when, the earliest first; what lies behind a hold that lasts is
   * left out.
   */
  public List<Planned> levels(LedgerClock clock) {
    Ledger ledger = of(clock);
    return clock.rule().levels().stream()
        .flatMap(level -> ledger.reaches(level.after()).map(at -> new Planned(level, at)).stream())
        .toList();
  }

  /** When the clock would be due if it went on now; when it is due if it does not stand still. */
  public Instant dueIfResumed(LedgerClock clock, Instant now) {
    return clock.held()
        ? of(clock).resumedAt(now).reaches(clock.rule().target()).orElseThrow()
        : clock.instants().dueAt();
  }
}
