package io.launchdesk.store.sla;

import io.launchdesk.core.sla.AgreementRules;
import io.launchdesk.core.sla.AgreementTerms;
import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.Ledger;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.outbox.Command.MoveDueDate;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.outbox.OutboxRepository.Added;
import io.launchdesk.store.sla.RecomputeRepository.Ask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reckons open clocks again after a calendar or an agreement was changed. The clocks of an ask are
 * listed once and taken from the list batch by batch, each batch with all that follows from it in
 * one transaction: whoever is killed leaves the rest on the list, and nothing is told twice. What a
 * clock has brought about already is not brought about again.
 */
@Component
public class Recomputing {
  private static final Logger LOG = LoggerFactory.getLogger(Recomputing.class);

  /** So many clocks commit together. */
  private static final int BATCH = 500;

  /** So many requests fit into what PostgreSQL tells at once (8,000 bytes). */
  private static final int TOLD = 300;

  private final RecomputeRepository asks;
  private final SlaLedgerRepository ledgers;
  private final Ledgers reckoning;
  private final ClockCalendars calendars;
  private final AgreementRepository agreements;
  private final AgreementNews news;
  private final ClockBatch batches;
  private final OutboxRepository outbox;
  private final DeskChannel channel;
  private final TransactionTemplate transactions;

  Recomputing(
      RecomputeRepository asks,
      SlaLedgerRepository ledgers,
      Ledgers reckoning,
      ClockCalendars calendars,
      AgreementRepository agreements,
      AgreementNews news,
      ClockBatch batches,
      OutboxRepository outbox,
      DeskChannel channel,
      TransactionTemplate transactions) {
    this.asks = asks;
    this.ledgers = ledgers;
    this.reckoning = reckoning;
    this.calendars = calendars;
    this.agreements = agreements;
    this.news = news;
    this.batches = batches;
    this.outbox = outbox;
    this.channel = channel;
    this.transactions = transactions;
  }

  /**
   * Reckons all that is asked for, beside other workers that do the same. What fails is logged and
   * stays asked for.
   *
   * @return how many clocks were changed
   */
  public int drain(Instant now) {
    agreements
        .waiting(now)
        .forEach(one -> transactions.executeWithoutResult(tx -> enter(one, now)));
    boolean listed;
    do {
      listed = Boolean.TRUE.equals(transactions.execute(tx -> asks.list(now)));
    } while (listed);
    List<Ask> open = asks.open();
    int changed = 0;
    for (Ask ask : open) {
      changed += drain(ask, now);
    }
    asks.finish(open, now);
    return changed;
  }

  /** What fails stays on the ask's list; it does not keep others waiting. */
  private int drain(Ask ask, Instant now) {
    int changed = 0;
    try {
      Optional<Integer> batch;
      do {
        batch = transactions.execute(tx -> batch(ask, now));
        changed += batch.orElse(0);
      } while (batch.isPresent());
    } catch (RuntimeException e) {
      LOG.error(
          "Clocks of the ask {} ({}) cannot be reckoned; they are tried again.",
          ask.id(),
          ask.reason(),
          e);
    }
    return changed;
  }

  /** Lets a version that was agreed earlier come into force on its day. */
  private void enter(AgreementVersion version, Instant now) {
    if (agreements.enter(version.agreementId(), version.version(), now)) {
      asks.askForAgreement(
          version.agreementId(), AgreementRepository.CHANGED, version.madeBy(), now);
      news.inForce(version.agreementId(), version.version(), null, now);
    }
  }

  /**
   * The next clocks of an ask.
   *
   * @return how many of them were changed; empty when the list has no more
   */
  private Optional<Integer> batch(Ask ask, Instant now) {
    List<Long> keys = asks.take(ask.id(), BATCH);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    ledgers.lockAll(keys);
    List<Moved> moved = reckoned(ledgers.clocks(keys), ask);
    if (!moved.isEmpty()) {
      Map<Long, Integer> revisions = batches.move(moved, ask, now);
      outbox.addAll(commands(moved, revisions), now);
      tell(moved.stream().map(one -> one.clock().requestId()).distinct().sorted().toList());
      asks.count(ask.id(), moved.size());
    }
    return Optional.of(moved.size());
  }

  /** What the engine is told: to look at each clock, and when its task is due now. */
  private List<Added> commands(List<Moved> moved, Map<Long, Integer> revisions) {
    Map<Long, Long> tasks = ledgers.openTasks(revisions.keySet());
    List<Added> commands = new ArrayList<>();
    for (Moved one : moved) {
      LedgerClock clock = one.clock();
      commands.add(
          new Added(clock.requestId(), ClockMoves.changed(clock, revisions.get(clock.key()))));
      if (tasks.containsKey(clock.key()) && !one.to().dueAt().equals(clock.instants().dueAt())) {
        commands.add(
            new Added(
                clock.requestId(), new MoveDueDate(tasks.get(clock.key()), one.to().dueAt())));
      }
    }
    return commands;
  }

  /** The clocks that run and come to something else now. */
  private List<Moved> reckoned(List<LedgerClock> found, Ask ask) {
    boolean byAgreements = ask.kind().equals("agreement");
    List<AgreementTerms> inForce = byAgreements ? agreements.inForce() : List.of();
    List<LedgerClock> open =
        found.stream()
            .filter(clock -> clock.endedAt() == null)
            .map(clock -> byAgreements ? by(clock, inForce) : clock)
            .toList();
    Map<Long, Ledger> by = reckoning.of(open);
    Map<Long, LedgerClock> before =
        found.stream().collect(Collectors.toMap(LedgerClock::key, clock -> clock));
    return open.stream()
        .filter(clock -> by.containsKey(clock.key()))
        .map(clock -> moved(before.get(clock.key()), clock, by.get(clock.key())))
        .filter(Moved::changes)
        .toList();
  }

  private LedgerClock by(LedgerClock clock, List<AgreementTerms> inForce) {
    ClockTerms terms = AgreementRules.terms(clock.terms().decided(), inForce, clock.served());
    return terms.sameAs(clock.terms()) ? clock : clock.by(terms, calendarOf(terms, clock));
  }

  /** A row means what it meant when the clock started, whoever was assigned since. */
  private String calendarOf(ClockTerms terms, LedgerClock clock) {
    boolean byRow = terms.agreementId() == null && clock.decidedCalendarId() != null;
    return byRow
        ? clock.decidedCalendarId()
        : calendars.idOf(terms.rule(), clock.requestId(), null);
  }

  private static Moved moved(LedgerClock was, LedgerClock is, Ledger ledger) {
    return new Moved(
        was,
        Ledgers.instants(ledger, is.rule()).orElse(was.instants()),
        is.terms(),
        is.calendarId());
  }

  private void tell(Collection<String> requests) {
    List<String> all = List.copyOf(requests);
    for (int from = 0; from < all.size(); from += TOLD) {
      channel.tell(DeskNotice.requests(all.subList(from, Math.min(from + TOLD, all.size()))));
    }
  }
}
