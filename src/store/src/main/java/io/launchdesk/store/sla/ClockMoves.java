package io.launchdesk.store.sla;

import io.launchdesk.core.contract.Messages;
import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.Hold;
import io.launchdesk.core.sla.ServedRequest;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaParty;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.core.sla.SlaRules;
import io.launchdesk.core.sla.SlaScope;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.outbox.Command.MoveDueDate;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.sla.ClockChangeRepository.Change;
import io.launchdesk.store.sla.OvertakenClocks.Passed;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts, holds, moves and ends clocks. What changes commits together with the message that tells
 * SlaClockProcess, so that no change is lost or told twice, whoever dies in between. The clocks of
 * one request are changed by one at a time.
 */
@Component
public class ClockMoves {
  /** Why a clock was moved: the requester had to act, and has. */
  public static final String WAITED_FOR_REQUESTER = "waited-for-requester";

  /** Why a clock was moved: a date was waited for, and that is over. */
  public static final String WAITED_FOR_DATE = "waited-for-date";

  /** What a clock stood still for. */
  private record Cause(long key, String step, String reason) {}

  private final SlaClockRepository clocks;
  private final SlaLedgerRepository ledgers;
  private final ClockChangeRepository changes;
  private final Ledgers reckoning;
  private final OutboxRepository outbox;
  private final DeskChannel channel;

  ClockMoves(
      SlaClockRepository clocks,
      SlaLedgerRepository ledgers,
      ClockChangeRepository changes,
      Ledgers reckoning,
      OutboxRepository outbox,
      DeskChannel channel) {
    this.clocks = clocks;
    this.ledgers = ledgers;
    this.changes = changes;
    this.reckoning = reckoning;
    this.outbox = outbox;
    this.channel = channel;
  }

  /**
   * Starts a clock, unless the element's clock runs already. The clock of a step that the requester
   * has to take holds the provider's clocks of the request; a provider's clock that starts
   * meanwhile is held from its first moment.
   *
   * @param terms what the clock's rule was made from
   * @param served what agreements saw of the request; null when none was asked
   * @param decidedCalendarId the calendar that the decision's row means for the request
   * @return the instants of the clock that runs
   */
  @Transactional
  public Instants start(
      SlaClock clock, ClockTerms terms, ServedRequest served, String decidedCalendarId) {
    String request = clock.measured().requestId();
    ledgers.lock(request);
    if (clocks.start(clock, terms, served, decidedCalendarId)) {
      if (clock.rule().holdsOthers()) {
        holdOthers(clock, request);
      } else if (clock.rule().whose() == SlaParty.PROVIDER) {
        holdFresh(clock, request);
      }
      if (comesBeforeTimers(clock.rule())) {
        enforceLocked(clock.measured().elementInstanceKey(), clock.startedAt());
      }
    }
    return clocks.instants(clock.measured().elementInstanceKey());
  }

  /**
   * Ends a clock whose element the engine has ended: what it held goes on with what is left.
   *
   * @param now when that is noticed
   */
  @Transactional
  public void end(long clockKey, Instant now) {
    ledgers.lockRequestOf(clockKey);
    LedgerClock clock = ledgers.clock(clockKey).orElseThrow();
    if (!ledgers.end(clock.key(), clock.endedAt())) {
      return;
    }
    if (clock.enforced()) {
      outbox.add(clock.requestId(), ended(clock, changes.nextRevision(clock.key())), now);
    }
    channel.tell(DeskNotice.request(clock.requestId()));
    release(
        new Cause(clock.key(), clock.rule().step(), WAITED_FOR_REQUESTER), clock.endedAt(), now);
  }

  /**
   * Holds the stages' clocks of the request that run: a date is waited for. A stage whose clock is
   * held by it already stays as it is.
   *
   * @param elementInstanceKey the element that waits
   */
  @Transactional
  public void holdForDate(String requestId, long elementInstanceKey, String step, Instant now) {
    ledgers.lock(requestId);
    Instant from = now.truncatedTo(ChronoUnit.SECONDS);
    for (LedgerClock clock : ledgers.ofRequest(requestId)) {
      if (clock.endedAt() == null && clock.rule().measures() == SlaScope.STAGE) {
        hold(clock, new Hold(elementInstanceKey, step, from, null, true), from);
      }
    }
  }

  /**
   * Ends a wait for a date: what it held goes on with what is left.
   *
   * @param now when that is noticed
   */
  @Transactional
  public void goOnAfter(Passed passed, Instant now) {
    ledgers.lock(passed.requestId());
    Cause cause = new Cause(passed.causeKey(), passed.step(), WAITED_FOR_DATE);
    release(cause, passed.at(), now);
    channel.tell(DeskNotice.request(passed.requestId()));
  }

  private void release(Cause cause, Instant at, Instant now) {
    for (long held : ledgers.release(cause.key(), at.truncatedTo(ChronoUnit.SECONDS))) {
      ledgers.noteHeld(held);
      ledgers.clock(held).ifPresent(other -> goOn(other, cause, now));
    }
  }

  /**
   * Has SlaClockProcess see to what the timers of the clock's own process do not; nothing when it
   * does already.
   */
  @Transactional
  public void enforceBeyondTimers(LedgerClock found, Instant now) {
    ledgers.lock(found.requestId());
    enforceLocked(found.key(), now);
  }

  private void enforceLocked(long clockKey, Instant now) {
    LedgerClock clock = ledgers.clock(clockKey).orElseThrow();
    if (!clock.enforced() && clock.endedAt() == null) {
      tell(clock, changes.nextRevision(clock.key()), now);
    }
  }

  /** Whether something comes before the first timer of the measured process. */
  private static boolean comesBeforeTimers(SlaRule rule) {
    if (!rule.measures().hasTimers()) {
      return true;
    }
    Duration timer =
        rule.measures() == SlaScope.DELIVERY
            ? rule.target()
            : Collections.min(List.of(rule.remindAfter(), rule.escalateAfter()));
    return rule.levels().stream().anyMatch(level -> level.after().compareTo(timer) < 0);
  }

  private void goOn(LedgerClock clock, Cause cause, Instant now) {
    if (clock.endedAt() == null) {
      var why =
          new Change(
              clock.key(),
              now,
              cause.reason(),
              cause.key(),
              cause.step(),
              null,
              clock.instants().dueAt(),
              null,
              null,
              null,
              null);
      Ledgers.instants(reckoning.of(clock), clock.rule())
          .ifPresent(to -> move(clock, to, why, now));
    }
  }

  private void move(LedgerClock clock, Instants to, Change why, Instant now) {
    if (to.equals(clock.instants()) && !clock.enforced()) {
      return;
    }
    int revision = changes.nextRevision(clock.key());
    if (!to.equals(clock.instants())) {
      changes.move(clock, revision, to, why);
      if (clock.rule().step().equals(SlaRules.DELIVERY)) {
        ledgers.promise(clock.requestId(), to.dueAt());
      }
      ledgers
          .openTasks(List.of(clock.key()))
          .values()
          .forEach(task -> outbox.add(clock.requestId(), new MoveDueDate(task, to.dueAt()), now));
    }
    tell(clock, revision, now);
  }

  private void holdOthers(SlaClock by, String request) {
    var hold = new Hold(by.measured().elementInstanceKey(), by.rule().step(), by.startedAt(), null);
    for (LedgerClock clock : ledgers.ofRequest(request)) {
      if (clock.endedAt() == null && clock.rule().whose() == SlaParty.PROVIDER) {
        hold(clock, hold, by.startedAt());
      }
    }
  }

  private void hold(LedgerClock clock, Hold hold, Instant now) {
    if (ledgers.hold(clock.key(), hold)) {
      ledgers.noteHeld(clock.key());
      if (clock.enforced()) {
        tell(clock, changes.nextRevision(clock.key()), now);
      }
    }
  }

  private void holdFresh(SlaClock fresh, String request) {
    for (LedgerClock other : ledgers.holding(request)) {
      long key = fresh.measured().elementInstanceKey();
      Instant from = Collections.max(List.of(fresh.startedAt(), other.startedAt()));
      ledgers.hold(key, new Hold(other.key(), other.rule().step(), from, null));
      ledgers.noteHeld(key);
    }
  }

  private void tell(LedgerClock clock, int revision, Instant now) {
    outbox.add(clock.requestId(), changed(clock, revision), now);
  }

  /** The message that has SlaClockProcess look at the clock. */
  static PublishMessage changed(LedgerClock clock, int revision) {
    return message(clock, revision, Map.of());
  }

  /** The message that has SlaClockProcess end without looking at the clock once more. */
  private static PublishMessage ended(LedgerClock clock, int revision) {
    return message(clock, revision, Map.of("clockEnded", true));
  }

  private static PublishMessage message(LedgerClock clock, int revision, Map<String, Object> more) {
    String key = Long.toString(clock.key());
    Map<String, Object> variables = new HashMap<>(more);
    variables.put("clockKey", key);
    variables.put("requestId", clock.requestId());
    return new PublishMessage(
        Messages.SLA_CHANGED, key, "sla:%s:%d".formatted(key, revision), variables);
  }
}
