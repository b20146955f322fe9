package io.launchdesk.workers.sla;

import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.store.sla.SlaLedgerRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The timers of a clock's own process: those of a user task, and that of the delivery. They are
 * armed with the clock's first instants. When the clock was moved or stands still they come too
 * early and bring nothing about; what lies beyond the last of them is for SlaClockProcess.
 */
@Component
class TaskTimers {
  private final SlaLedgerRepository ledgers;
  private final ClockEnforcement enforcement;
  private final ClockMoves moves;
  private final Clock clock;

  TaskTimers(
      SlaLedgerRepository ledgers, ClockEnforcement enforcement, ClockMoves moves, Clock clock) {
    this.ledgers = ledgers;
    this.enforcement = enforcement;
    this.moves = moves;
    this.clock = clock;
  }

  /**
   * Carries out what is due by the timer that has fired.
   *
   * @param armedWith the clock's instant that the timer was armed with
   * @param next the instant of the process's next timer; null when this is the last
   */
  void fired(
      long clockKey,
      Function<LedgerClock, Instant> armedWith,
      Function<LedgerClock, Instant> next) {
    Optional<LedgerClock> found = ledgers.clock(clockKey);
    if (found.isEmpty()) {
      return;
    }
    LedgerClock running = found.get();
    Instant reached = running.revision() == 0 ? armedWith.apply(running) : null;
    Optional<Instant> ahead = enforcement.enforce(clockKey, reached);
    boolean covered =
        running.revision() == 0
            && next != null
            && ahead.filter(at -> !at.isBefore(next.apply(running))).isPresent();
    if (ahead.isPresent() && !covered && !running.enforced()) {
      moves.enforceBeyondTimers(running, clock.instant());
    }
  }
}
