package io.launchdesk.store.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.CalendarDefinition;
import io.launchdesk.core.sla.ClockHistories;
import io.launchdesk.core.sla.ClockHistories.History;
import io.launchdesk.core.sla.Closure;
import io.launchdesk.core.sla.Hold;
import io.launchdesk.core.sla.Ledger;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.ReferenceClock;
import io.launchdesk.core.sla.ReferenceClock.Run;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.core.sla.SlaRules;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A delivery's clock as the database keeps it, while questions come and are answered and its
 * calendar is changed, against {@link ReferenceClock} after each event, or all that happen at the
 * same instant.
 */
class ClockHistoryTest {
  private static final AtomicLong KEYS = new AtomicLong(9_000_000);
  private static final int MINUTE = 60;
  private static final int LOOKS = 14 * 24 * 60;

  private static StoreContext store;
  private static JdbcClient jdbc;
  private static SlaLedgerRepository ledgers;

  @BeforeContainer
  static void start() {
    store = StoreContext.start();
    jdbc = store.get(JdbcClient.class);
    ledgers = store.get(SlaLedgerRepository.class);
    store.given().person("ola");
  }

  /**
   * @param until the calendar that holds until the middle of it
   * @param since the one that somebody made of it
   */
  record Changed(History until, History since) {}

  @Property
  void shouldBeDueWhenTheReferenceSaysAfterEachEvent(@ForAll("changed") Changed changed) {
    new Desk(changed).live();
  }

  @Provide
  Arbitrary<Changed> changed() {
    return ClockHistories.of(MINUTE, LOOKS)
        .flatMap(
            history ->
                ClockHistories.withOtherCalendar(history)
                    .map(other -> new Changed(history, other)));
  }

  private record Event(Instant at, Runnable happens) {}

  /** One request with one clock, and what must be so of it. */
  private static final class Desk {
    private final Changed changed;
    private final String request = store.given().request("other", "Compared");
    private final long process = KEYS.incrementAndGet();
    private final long delivery = KEYS.incrementAndGet();
    private final String calendar = "compared-" + process;
    private final Map<Integer, Long> questions = new HashMap<>();
    private final List<Hold> holds;
    private final SlaRule rule;
    private History now;
    private Instants expected;

    Desk(Changed changed) {
      this.changed = changed;
      this.now = changed.until();
      this.holds = now.holds();
      long quarters = Math.max(1, now.amount().toMinutes() / 15);
      this.rule =
          new SlaRule(
              "delivery",
              hours(quarters),
              hours((quarters + 1) / 2),
              hours(quarters + 3),
              "leads",
              calendar,
              "g",
              null,
              false,
              null);
    }

    void live() {
      given();
      List<Event> events = new ArrayList<>();
      events.add(new Event(now.start(), () -> begin(now.start())));
      for (int i = 0; i < holds.size(); i++) {
        int index = i;
        Hold hold = holds.get(i);
        events.add(new Event(hold.from(), () -> ask(index, hold.from())));
      }
      for (int i = 0; i < holds.size(); i++) {
        int index = i;
        Hold hold = holds.get(i);
        if (hold.until() != null) {
          events.add(new Event(hold.until(), () -> answer(index, hold.until())));
        }
      }
      events.add(
          new Event(now.start().plusSeconds((long) now.middle() * MINUTE), this::changeCalendar));
      // At the same instant questions come first, then answers, then the calendar.
      events.sort(Comparator.comparing(Event::at));
      for (int i = 0; i < events.size(); i++) {
        Instant at = events.get(i).at();
        events.get(i).happens().run();
        boolean last = i == events.size() - 1 || events.get(i + 1).at().isAfter(at);
        if (last && expected != null) {
          compare(at);
        }
      }
    }

    private void given() {
      jdbc.sql(
              """
              insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key, state,
                started_at, partition_id, position) values (:key, 1, 'P', 1, :key, 'active', now(), 1, 1)
              """)
          .param("key", process)
          .update();
      inTransaction(() -> assertThat(editing().add(definition(now))).isTrue());
    }

    private void begin(Instant at) {
      start(delivery, rule, at, "SubProcess_Fulfilment");
      ReferenceClock reference = now.reference(List.of());
      expected = instants(reference).orElse(new Instants(null, null, null));
    }

    private void ask(int index, Instant at) {
      long key = KEYS.incrementAndGet();
      questions.put(index, key);
      SlaRule question =
          new SlaRule(
              "revise-brief",
              BigDecimal.ONE,
              BigDecimal.ONE,
              BigDecimal.ONE,
              "leads",
              calendar,
              "g",
              "requester",
              true,
              null);
      start(key, question, at, null);
    }

    private void answer(int index, Instant at) {
      jdbc.sql(
              "update engine.element_instance set state = 'completed', ended_at = :at where key = :key")
          .param("at", Sql.utc(at))
          .param("key", questions.get(index))
          .update();
      store
          .get(OvertakenClocks.class)
          .toEnd(10)
          .forEach(one -> store.get(ClockMoves.class).end(one, at));
      if (at.isAfter(now.start())) {
        reckoned(at);
      }
    }

    private void changeCalendar() {
      Instant at = now.start().plusSeconds((long) now.middle() * MINUTE);
      now = changed.since();
      inTransaction(
          () -> {
            assertThat(editing().save(definition(now), 1)).isTrue();
            store
                .get(RecomputeRepository.class)
                .askForCalendar(calendar, "calendar-hours", "ola", at);
          });
      store.get(Recomputing.class).drain(at);
      reckoned(at);
    }

    /** What is counted anew; what lies behind a question that is open stays as it was. */
    private void reckoned(Instant at) {
      if (expected == null) {
        return;
      }
      List<Hold> seen = seen(at);
      Optional<Instants> counted = instants(now.reference(seen));
      if (counted.isPresent()) {
        expected = counted.get();
      } else if (seen.stream().noneMatch(hold -> hold.until() == null)) {
        expected = new Instants(null, null, null);
      }
    }

    /** The holds as they look at that instant. */
    private List<Hold> seen(Instant at) {
      return holds.stream()
          .filter(hold -> !hold.from().isAfter(at))
          .map(
              hold ->
                  hold.until() == null || !hold.until().isAfter(at)
                      ? hold
                      : new Hold(hold.causeKey(), hold.step(), hold.from(), null))
          .toList();
    }

    private Optional<Instants> instants(ReferenceClock reference) {
      Optional<Instant> due = reference.counts(rule.target());
      Optional<Instant> remind = reference.counts(rule.remindAfter());
      Optional<Instant> escalate = reference.counts(rule.escalateAfter());
      return Stream.of(due, remind, escalate).allMatch(Optional::isPresent)
          ? Optional.of(new Instants(due.get(), remind.get(), escalate.get()))
          : Optional.empty();
    }

    private void compare(Instant at) {
      LedgerClock clock = ledgers.clock(delivery).orElseThrow();
      if (expected.dueAt() != null) {
        assertThat(clock.instants()).isEqualTo(expected);
      } else {
        Instant end = now.start().plusSeconds((long) LOOKS * MINUTE);
        assertThat(clock.instants().escalateAt()).isAfterOrEqualTo(end);
      }
      Ledger ledger = store.get(Ledgers.class).of(clock);
      List<Hold> seen = seen(at);
      int looks = (int) (Duration.between(now.start(), at).toSeconds() / MINUTE);
      if (looks > 0 && looks <= LOOKS) {
        ReferenceClock reference = now.reference(seen);
        assertThat(Run.of(ledger.spans(at))).isEqualTo(reference.runs(looks));
        assertThat(ledger.used(at)).isEqualTo(reference.counted(looks));
      }
      assertThat(clock.held()).isEqualTo(seen.stream().anyMatch(hold -> hold.until() == null));
      assertThat(store.get(ClockChangeRepository.class).changes(request))
          .isSortedAccordingTo(Comparator.comparing(ClockChangeRepository.Change::at));
    }

    private void start(long key, SlaRule started, Instant at, String until) {
      jdbc.sql(
              """
              insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, state,
                started_at, partition_id, position) values (:key, :process, :process, 'E', 'USER_TASK', 'active', :at, 1, 1)
              """)
          .param("key", key)
          .param("process", process)
          .param("at", Sql.utc(at))
          .update();
      PlainClocks.start(
          store.get(ClockMoves.class),
          SlaRules.startedAt(
              at,
              new MeasuredStep(key, process, until, request),
              started,
              store.get(CalendarRepository.class).find(calendar).orElseThrow()));
    }

    private CalendarDefinition definition(History of) {
      List<Closure> closures =
          of.daysOff().stream().map(day -> new Closure(day, day, "closed")).toList();
      return new CalendarDefinition(
          calendar, calendar, of.zone(), of.hours(), null, closures, List.of(), List.of());
    }

    private static CalendarEditing editing() {
      return store.get(CalendarEditing.class);
    }

    private static void inTransaction(Runnable work) {
      store.get(TransactionTemplate.class).executeWithoutResult(tx -> work.run());
    }

    private static BigDecimal hours(long quarters) {
      return BigDecimal.valueOf(quarters).divide(BigDecimal.valueOf(4));
    }
  }
}
