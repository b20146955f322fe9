package io.launchdesk.workers.sla;

import io.launchdesk.core.sla.AgreementRules;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.ServedRequest;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.core.sla.SlaRules;
import io.launchdesk.core.sla.SlaScope;
import io.launchdesk.store.sla.AgreementRepository;
import io.launchdesk.store.sla.ClockCalendars;
import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.RecomputeRepository;
import io.launchdesk.store.sla.SlaClockRepository;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import io.launchdesk.store.sla.SlaClockRepository.Promise;
import io.launchdesk.store.sla.SlaLedgerRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts clocks by the policy that was decided for the request, and by what is agreed. */
@Component
class SlaClocks {
  private final ClockCalendars calendars;
  private final SlaClockRepository clocks;
  private final SlaLedgerRepository ledgers;
  private final ClockMoves moves;
  private final AgreementRepository agreements;
  private final RecomputeRepository recomputes;
  private final LivePolicy live;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SlaClocks(
      ClockCalendars calendars,
      SlaClockRepository clocks,
      SlaLedgerRepository ledgers,
      ClockMoves moves,
      AgreementRepository agreements,
      RecomputeRepository recomputes,
      LivePolicy live,
      TransactionTemplate transactions,
      Clock clock) {
    this.calendars = calendars;
    this.agreements = agreements;
    this.recomputes = recomputes;
    this.live = live;
    this.transactions = transactions;
    this.clocks = clocks;
    this.ledgers = ledgers;
    this.moves = moves;
    this.clock = clock;
  }

  /**
   * Starts the element's clock, or finds the one that runs since an earlier call. A step that came
   * into the process after the request's policy was decided goes by the policy that is live: such a
   * request was moved to a newer version of the process.
   */
  ComputeSlaWorker.Result start(MeasuredStep measured, String step, ComputeSlaWorker.Input input) {
    List<SlaRule> policy = input.slaPolicy() == null ? List.of() : input.slaPolicy();
    SlaRule decided =
        SlaRules.find(policy, step)
            .or(() -> SlaRules.find(live.decide(served(input)), step))
            .orElseGet(() -> SlaRules.ruleOf(policy, step));
    return transactions.execute(tx -> start(measured, decided, input));
  }

  /** Starts the clock of a stage that begins now; none when the policy has no row for it. */
  void startStage(MeasuredStep measured, String step, ComputeSlaWorker.Input input) {
    rule(input, step, SlaScope.STAGE)
        .ifPresent(
            decided ->
                transactions.executeWithoutResult(
                    tx -> start(measured, decided, input, clock.instant())));
  }

  /**
   * Starts the clock of the intake. It counts from the submission; when intake is entered anew,
   * from then on.
   */
  void startIntake(MeasuredStep measured, ComputeSlaWorker.Input input) {
    rule(input, SlaRules.INTAKE, SlaScope.STAGE)
        .ifPresent(
            decided ->
                transactions.executeWithoutResult(
                    tx -> {
                      String request = input.requestId();
                      Instant began =
                          clocks.has(request, SlaRules.INTAKE)
                              ? clock.instant()
                              : clocks.submittedAt(request);
                      start(measured, decided, input, began);
                    }));
  }

  /** Starts the clock of the first response, from the submission; once for a request. */
  void startFirstResponse(MeasuredStep measured, ComputeSlaWorker.Input input) {
    rule(input, SlaRules.FIRST_RESPONSE, SlaScope.RESPONSE)
        .ifPresent(
            decided ->
                transactions.executeWithoutResult(
                    tx -> {
                      String request = input.requestId();
                      recomputes.keepRules();
                      ledgers.lock(request);
                      if (!clocks.has(request, SlaRules.FIRST_RESPONSE)) {
                        start(measured, decided, input, clocks.submittedAt(request));
                      }
                    }));
  }

  /**
   * The row of a step that need not be measured; one that is wrong is told to the policy's owner.
   */
  private static Optional<SlaRule> rule(ComputeSlaWorker.Input input, String step, SlaScope scope) {
    List<SlaRule> policy = input.slaPolicy() == null ? List.of() : input.slaPolicy();
    Optional<SlaRule> found = SlaRules.find(policy, step);
    found.ifPresent(rule -> rule.require(scope));
    return found;
  }

  private Started start(
      MeasuredStep measured, SlaRule decided, ComputeSlaWorker.Input input, Instant began) {
    recomputes.keepRules();
    ServedRequest served = served(input);
    ClockTerms terms = AgreementRules.terms(decided, agreements.inForce(), served);
    SlaRule rule = terms.rule();
    SlaClock fresh = SlaRules.startedAt(began, measured, rule, calendar(rule, input));
    return new Started(
        rule,
        moves.start(fresh, terms, served, calendars.idOf(decided, input.requestId(), team(input))));
  }

  private record Started(SlaRule rule, Instants instants) {}

  private ComputeSlaWorker.Result start(
      MeasuredStep measured, SlaRule decided, ComputeSlaWorker.Input input) {
    Started started = start(measured, decided, input, clock.instant());
    SlaRule rule = started.rule();
    Instants running = started.instants();
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
