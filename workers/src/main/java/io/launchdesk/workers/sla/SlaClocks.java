package io.launchdesk.workers.sla;

import io.launchdesk.core.sla.AgreementRules;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.ServedRequest;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.core.sla.SlaRules;
import io.launchdesk.store.sla.AgreementRepository;
import io.launchdesk.store.sla.ClockCalendars;
import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.RecomputeRepository;
import io.launchdesk.store.sla.SlaClockRepository;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import io.launchdesk.store.sla.SlaClockRepository.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts clocks by the policy that was decided for the request, and by what is agreed. */
@Component
class SlaClocks {
  private final ClockCalendars calendars;
  private final SlaClockRepository clocks;
  private final ClockMoves moves;
  private final AgreementRepository agreements;
  private final RecomputeRepository recomputes;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SlaClocks(
      ClockCalendars calendars,
      SlaClockRepository clocks,
      ClockMoves moves,
      AgreementRepository agreements,
      RecomputeRepository recomputes,
      TransactionTemplate transactions,
      Clock clock) {
    this.calendars = calendars;
    this.agreements = agreements;
    this.recomputes = recomputes;
    this.transactions = transactions;
    this.clocks = clocks;
    this.moves = moves;
    this.clock = clock;
  }

  /** Starts the element's clock, or finds the one that runs since an earlier call. */
  ComputeSlaWorker.Result start(MeasuredStep measured, String step, ComputeSlaWorker.Input input) {
    List<SlaRule> policy = input.slaPolicy() == null ? List.of() : input.slaPolicy();
    SlaRule decided = SlaRules.ruleOf(policy, step);
    return transactions.execute(tx -> start(measured, decided, input));
  }

  private ComputeSlaWorker.Result start(
      MeasuredStep measured, SlaRule decided, ComputeSlaWorker.Input input) {
    recomputes.keepRules();
    ServedRequest served = served(input);
    ClockTerms terms = AgreementRules.terms(decided, agreements.inForce(), served);
    SlaRule rule = terms.rule();
    SlaClock fresh = SlaRules.start(measured, rule, calendar(rule, input), clock);
    Instants running =
        moves.start(fresh, terms, served, calendars.idOf(decided, input.requestId(), team(input)));
    if (rule.step().equals(SlaRules.DELIVERY)) {
      keepPromise(input, running.dueAt());
    }
    return new ComputeSlaWorker.Result(
        running.dueAt().toString(),
        running.remindAt().toString(),
        running.escalateAt().toString(),
        rule.escalateTo(),
        rule.group(),
        measured.untilElement() == null ? null : Long.toString(measured.elementInstanceKey()));
  }

  private ServedRequest served(ComputeSlaWorker.Input input) {
    var triage = input.triage();
    return triage == null
        ? clocks.served(input.requestId(), null, null)
        : clocks.served(input.requestId(), triage.priority(), triage.slaClass());
  }

  private void keepPromise(ComputeSlaWorker.Input input, Instant dueAt) {
    var triage = input.triage();
    clocks.keepPromise(
        input.requestId(),
        triage == null
            ? new Promise(null, null, null, dueAt)
            : new Promise(triage.priority(), triage.slaClass(), triage.team(), dueAt));
  }

  private BusinessCalendar calendar(SlaRule rule, ComputeSlaWorker.Input input) {
    return calendars.choose(rule, input.requestId(), team(input));
  }

  private static String team(ComputeSlaWorker.Input input) {
    return input.triage() == null ? null : input.triage().team();
  }
}
