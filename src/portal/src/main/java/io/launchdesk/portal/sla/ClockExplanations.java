package io.launchdesk.portal.sla;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.Hold;
import io.launchdesk.core.sla.Ledger;
import io.launchdesk.core.sla.LedgerSpan;
import io.launchdesk.core.sla.SlaAction;
import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.core.sla.SlaPolicyException;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.sla.AgreementRepository;
import io.launchdesk.store.sla.ClockChangeRepository;
import io.launchdesk.store.sla.ClockChangeRepository.AgreedVersion;
import io.launchdesk.store.sla.ClockChangeRepository.Change;
import io.launchdesk.store.sla.ClockMoves;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.store.sla.Ledgers;
import io.launchdesk.store.sla.SlaActionRepository;
import io.launchdesk.store.sla.SlaLedgerRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Explains the clocks of a request from their ledgers. */
@Component
public class ClockExplanations {
  private static final Logger LOG = LoggerFactory.getLogger(ClockExplanations.class);

  private final SlaLedgerRepository ledgers;
  private final ClockChangeRepository moves;
  private final Ledgers reckoning;
  private final SlaActionRepository actions;
  private final AgreementRepository agreements;
  private final PersonRepository people;
  private final Clock clock;

  ClockExplanations(
      SlaLedgerRepository ledgers,
      ClockChangeRepository moves,
      Ledgers reckoning,
      SlaActionRepository actions,
      AgreementRepository agreements,
      PersonRepository people,
      Clock clock) {
    this.ledgers = ledgers;
    this.moves = moves;
    this.reckoning = reckoning;
    this.actions = actions;
    this.agreements = agreements;
    this.people = people;
    this.clock = clock;
  }

  /**
   * @param asOf when this was so
   * @param clocks delivery first, then stages that run, then steps that run, then the rest; each by
   *     its start
   */
  record View(Instant asOf, List<Explained> clocks) {}

  /**
   * A clock.
   *
   * @param key the engine's element instance that began it
   * @param step {@code delivery} for the whole request
   * @param state {@code counting}, {@code paused}, {@code outside-calendar} or {@code ended}
   * @param since since when it is in that state
   * @param endedAt null while it runs
   * @param leftMinutes of the target; zero when nothing is left
   * @param dueIfResumedAt when it would be due if it went on now; null unless paused
   * @param late whether it ended after it was due, or runs and is past it
   * @param next what comes next; null when nothing does, and while it stands still
   * @param levels all that it brings about, the earliest first
   * @param pausedBy why it stands still; null unless paused
   * @param agreement what it goes by; null when the decision's row holds
   */
  public record Explained(
      String key,
      String step,
      String party,
      String state,
      Instant since,
      Schedule calendar,
      Instant startedAt,
      Instant endedAt,
      long targetMinutes,
      long usedMinutes,
      long leftMinutes,
      Instant dueAt,
      Instant dueIfResumedAt,
      boolean late,
      Level next,
      List<Level> levels,
      Cause pausedBy,
      Agreed agreement,
      List<Span> spans,
      List<Move> moves) {}

  /**
   * The calendar that a clock counts by.
   *
   * @param name for people
   */
  public record Schedule(String id, String name, String timeZone) {}

  /**
   * What a clock brings about.
   *
   * @param at null while it lies behind a pause that lasts
   * @param action e.g. {@code remind-assignee}
   * @param afterMinutes the business minutes that will be used up then: the cause of the instant
   * @param group who is told beyond those who have the task; null when nobody is
   * @param doneAt when it was carried out; null when it was not
   */
  public record Level(Instant at, String action, long afterMinutes, String group, Instant doneAt) {}

  /**
   * The step, and the engine's element instance, because of which a clock stands still.
   *
   * @param waitsFor {@code requester} or {@code date}
   */
  public record Cause(String step, String elementInstanceKey, String waitsFor) {}

  /**
   * @param workedSeconds business time that the span used up
   * @param cause null unless paused
   */
  public record Span(String state, Instant from, Instant until, long workedSeconds, Cause cause) {}

  /** A version of an agreement. */
  public record Agreed(String id, int version, String name) {}

  /**
   * How the deadline was moved, or another rule put in its place.
   *
   * @param person who did it; null when it was the process
   * @param targetMinutesBefore null when the rule is the same
   * @param agreementBefore what it went by; null when that was no agreement
   * @param agreement what it goes by since; null when that is no agreement
   */
  public record Move(
      Instant at,
      String reason,
      Cause cause,
      String person,
      Instant from,
      Instant to,
      Long targetMinutesBefore,
      Agreed agreementBefore,
      Agreed agreement) {}

  /**
   * The clock of the task that this element instance is; empty when its time is not measured, and
   * when it can't be reckoned any more: the task can be worked on all the same.
   */
  public Optional<Explained> ofElement(long elementInstanceKey) {
    Instant now = clock.instant();
    try {
      return ledgers
          .clock(elementInstanceKey)
          .map(one -> explained(one, moves.changes(one.requestId()), now));
    } catch (SlaPolicyException e) {
      LOG.warn("the clock of element {} is not explained: {}", elementInstanceKey, e.getMessage());
      return Optional.empty();
    }
  }

  /** The clocks of the request as they stand now. */
  View of(String requestId) {
    Instant now = clock.instant();
    List<Change> changes = moves.changes(requestId);
    return new View(
        now,
        ledgers.ofRequest(requestId).stream()
            .sorted(Comparator.comparingInt(ClockExplanations::rank))
            .map(one -> explained(one, changes, now))
            .toList());
  }

  private static int rank(LedgerClock one) {
    return switch (one.rule().measures()) {
      case DELIVERY -> 0;
      case STAGE, RESPONSE -> one.endedAt() == null ? 1 : 3;
      case TASK -> one.endedAt() == null ? 2 : 3;
    };
  }

  private Explained explained(LedgerClock one, List<Change> changes, Instant now) {
    Instant until = one.endedAt() == null ? now : one.endedAt();
    Ledger ledger = reckoning.of(one);
    List<LedgerSpan> spans = ledger.spans(until);
    Duration used = ledger.used(until);
    long target = one.rule().target().toMinutes();
    Optional<LedgerSpan> last = spans.isEmpty() ? Optional.empty() : Optional.of(spans.getLast());
    boolean held = one.held();
    List<Level> levels = levels(one);
    Instant due = reckoning.dueIfResumed(one, now);
    return new Explained(
        Long.toString(one.key()),
        one.rule().step(),
        one.rule().whose().slug(),
        state(one, last),
        one.endedAt() != null ? one.endedAt() : last.map(LedgerSpan::from).orElse(one.startedAt()),
        schedule(ledger.calendar()),
        one.startedAt(),
        one.endedAt(),
        target,
        used.toMinutes(),
        Math.max(0, target - used.toMinutes()),
        one.instants().dueAt(),
        held ? due : null,
        until.isAfter(due),
        one.endedAt() == null && !held
            ? levels.stream().filter(level -> level.doneAt() == null).findFirst().orElse(null)
            : null,
        levels,
        held ? ledger.heldAt(now).map(ClockExplanations::cause).orElse(null) : null,
        one.terms().agreementId() == null
            ? null
            : agreed(new AgreedVersion(one.terms().agreementId(), one.terms().agreementVersion())),
        spans.stream().map(ClockExplanations::span).toList(),
        changes.stream().filter(change -> change.clockKey() == one.key()).map(this::move).toList());
  }

  private static Schedule schedule(BusinessCalendar calendar) {
    return new Schedule(calendar.id(), calendar.name(), calendar.zone().getId());
  }

  private static String state(LedgerClock one, Optional<LedgerSpan> last) {
    if (one.endedAt() != null) {
      return "ended";
    }
    return one.held()
        ? LedgerSpan.State.PAUSED.slug()
        : last.map(LedgerSpan::state).orElse(LedgerSpan.State.COUNTING).slug();
  }

  private List<Level> levels(LedgerClock one) {
    Map<String, Instant> done = actions.done(one.key());
    Map<SlaLevel, Instant> planned = new HashMap<>();
    reckoning.levels(one).forEach(found -> planned.put(found.level(), found.at()));
    return one.rule().levels().stream()
        .map(
            level ->
                new Level(
                    planned.get(level),
                    level.action().slug(),
                    level.after().toMinutes(),
                    level.action() == SlaAction.TELL_MANAGER ? one.rule().escalateTo() : null,
                    done.get(level.key())))
        .toList();
  }

  private static Span span(LedgerSpan span) {
    return new Span(
        span.state().slug(),
        span.from(),
        span.until(),
        span.worked().toSeconds(),
        span.hold() == null ? null : cause(span.hold()));
  }

  private Move move(Change change) {
    return new Move(
        change.at(),
        change.reason(),
        change.causeKey() == null
            ? null
            : new Cause(
                change.causeStep(),
                Long.toString(change.causeKey()),
                change.reason().equals(ClockMoves.WAITED_FOR_DATE) ? "date" : "requester"),
        change.person() == null
            ? null
            : people
                .displayNames(List.of(change.person()))
                .getOrDefault(change.person(), change.person()),
        change.dueBefore(),
        change.dueAt(),
        change.ruleBefore() == null ? null : change.ruleBefore().target().toMinutes(),
        agreed(change.agreementBefore()),
        agreed(change.agreement()));
  }

  private Agreed agreed(AgreedVersion version) {
    return version == null
        ? null
        : new Agreed(version.id(), version.version(), agreements.name(version));
  }

  private static Cause cause(Hold hold) {
    return new Cause(
        hold.step(), Long.toString(hold.causeKey()), hold.forDate() ? "date" : "requester");
  }
}
