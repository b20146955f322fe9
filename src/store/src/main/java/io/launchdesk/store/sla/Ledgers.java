package io.launchdesk.store.sla;

import io.launchdesk.core.sla.Ledger;
import io.launchdesk.core.sla.SlaLevel.Planned;
import io.launchdesk.core.sla.SlaPolicyException;
import java.time.Instant;
import java.util.List;
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
