package io.launchdesk.store.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaEscalation;
import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockMovesTest {
  private static final AtomicLong KEYS = new AtomicLong(1000);

  /** A Friday, nine o'clock in Berlin. */
  private static final Instant FRIDAY = Instant.parse("2026-11-20T08:00:00Z");

  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

  private StoreContext store;
  private JdbcClient jdbc;
  private ClockMoves moves;
  private SlaLedgerRepository ledgers;
  private OvertakenClocks overtaken;
  private ClockChangeRepository changes;
  private String request;
  private long process;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    jdbc = store.get(JdbcClient.class);
    moves = store.get(ClockMoves.class);
    ledgers = store.get(SlaLedgerRepository.class);
    overtaken = store.get(OvertakenClocks.class);
    changes = store.get(ClockChangeRepository.class);
  }

  @BeforeEach
  void request() {
    request = store.given().request("other", "Clocks");
    process = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key, state,
              started_at, partition_id, position) values (:key, 1, 'P', 1, :key, 'active', now(), 1, 1)
            """)
        .param("key", process)
        .update();
  }

  @Test
  void shouldGoOnWithWhatIsLeftWhenTheRequesterHasAnswered() {
    // given eight hours to deliver from Friday nine, and a question to the requester at noon
    long delivery = delivery(8);
    long question = question(FRIDAY.plus(Duration.ofHours(3)));
    assertThat(clock(delivery).held()).isTrue();
    assertThat(outbox(delivery)).isEmpty();

    // when it is answered on Monday at ten
    ended(question, MONDAY);
    follow();

    // then five hours are left
    assertThat(clock(delivery).held()).isFalse();
    assertThat(clock(delivery).instants().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(5)));
    assertThat(promised()).isEqualTo(MONDAY.plus(Duration.ofHours(5)));
    assertThat(outbox(delivery)).containsExactly("sla:%d:1".formatted(delivery));
    assertThat(changes.changes(request))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.reason()).isEqualTo(ClockMoves.WAITED_FOR_REQUESTER);
              assertThat(change.causeKey()).isEqualTo(question);
              assertThat(change.causeStep()).isEqualTo("revise-brief");
              assertThat(change.dueBefore()).isEqualTo(FRIDAY.plus(Duration.ofHours(8)));
              assertThat(change.dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(5)));
            });
  }

  @Test
  void shouldTellEachChangeOnceWhenSeveralWorkersFollowAtOnce() {
    long delivery = delivery(8);
    long question = question(FRIDAY.plus(Duration.ofHours(3)));
    ended(question, MONDAY);
    List<Long> found = overtaken.toEnd(10);

    AtOnce.run(
        5,
        () -> {
          found.forEach(one -> moves.end(one, MONDAY));
          return null;
        });

    assertThat(outbox(delivery)).hasSize(1);
    assertThat(changes.changes(request)).hasSize(1);
  }

  @Test
  void shouldStandStillUntilTheLastQuestionIsAnswered() {
    // given
    long delivery = delivery(8);
    long first = question(FRIDAY.plus(Duration.ofHours(1)));
    long second = question(FRIDAY.plus(Duration.ofHours(2)));

    // when
    ended(first, FRIDAY.plus(Duration.ofHours(4)));
    follow();

    // then
    assertThat(clock(delivery).held()).isTrue();
    assertThat(changes.changes(request)).isEmpty();

    // when
    ended(second, FRIDAY.plus(Duration.ofHours(6)));
    follow();

    // then one hour was used, and two are left of Friday
    assertThat(clock(delivery).instants().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(4)));
  }

  @Test
  void shouldHoldAClockThatStartsWhileTheRequesterIsAsked() {
    question(FRIDAY);

    long delivery = delivery(8);

    assertThat(clock(delivery).held()).isTrue();
  }

  @Test
  void shouldTellTheProcessWhenAClockThatItEnforcesIsPausedAgainAndWhenItIsOver() {
    // given a clock that was moved
    long delivery = delivery(8);
    ended(question(FRIDAY), FRIDAY.plus(Duration.ofHours(1)));
    follow();

    // when
    long again = question(FRIDAY.plus(Duration.ofHours(2)));
    ended(again, FRIDAY.plus(Duration.ofHours(3)));
    follow();
    jdbc.sql(
            "update engine.process_instance set state = 'completed', ended_at = :at where key = :key")
        .param("at", Sql.utc(MONDAY))
        .param("key", process)
        .update();
    follow();

    // then: moved, paused, moved, over
    assertThat(outbox(delivery)).hasSize(4).doesNotHaveDuplicates();
    assertThat(clock(delivery).endedAt()).isEqualTo(MONDAY);
    assertThat(overtaken.toEnd(10)).isEmpty();
  }

  @Test
  void shouldHaveTakenNoTimeWhenTheEngineEndsWhatAWorkerAheadOfItBegan() {
    // given a step that began by a clock an hour ahead of the engine's
    long step = start(rule("approve-step", 8, null, false), FRIDAY.plus(Duration.ofHours(1)), null);

    // when the engine ends it after ten minutes of its own
    ended(step, FRIDAY.plus(Duration.ofMinutes(10)));

    // then
    assertThat(clock(step).endedAt()).isEqualTo(clock(step).startedAt());
    assertThat(store.get(Ledgers.class).of(clock(step)).spans(clock(step).endedAt())).isEmpty();
  }

  @Test
  void shouldKeepChangesInTheirOrderWhenTheMachinesClockIsPutBack() {
    // given a clock that went on after a question
    long delivery = delivery(8);
    ended(question(FRIDAY), FRIDAY.plus(Duration.ofHours(1)));
    overtaken.toEnd(100).forEach(one -> moves.end(one, FRIDAY.plus(Duration.ofHours(2))));

    // when it goes on again by a clock that was put back meanwhile
    ended(question(FRIDAY.plus(Duration.ofHours(1))), FRIDAY.plus(Duration.ofMinutes(80)));
    overtaken.toEnd(100).forEach(one -> moves.end(one, FRIDAY.plus(Duration.ofMinutes(81))));

    // then the second change is the last, and no earlier than the first
    assertThat(changes.changes(request))
        .extracting(ClockChangeRepository.Change::at, ClockChangeRepository.Change::dueAt)
        .containsExactly(
            tuple(FRIDAY.plus(Duration.ofHours(2)), MONDAY),
            tuple(FRIDAY.plus(Duration.ofHours(2)), clock(delivery).instants().dueAt()));
    assertThat(clock(delivery).instants().dueAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(20)));
  }

  @Test
  void shouldLeaveAClockAloneThatIsOver() {
    // given a provider's step that was answered before the question came
    long step = start(rule("approve-step", 8, null, false), FRIDAY, null);
    ended(step, FRIDAY.plus(Duration.ofHours(1)));

    // when
    question(FRIDAY.plus(Duration.ofHours(1)));

    // then
    assertThat(clock(step).holds()).isEmpty();
    assertThat(clock(step).endedAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(1)));
  }

  @Test
  void shouldCountTheRequestersOwnTimeWhileTheProviderWaits() {
    delivery(8);

    long question = question(FRIDAY);

    assertThat(clock(question).held()).isFalse();
    assertThat(clock(question).instants().dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(4)));
  }

  @Test
  void shouldTellTheProcessFromTheStartWhenSomethingComesBeforeTheFirstTimer() {
    // given a delivery whose team is told before it is due, which no timer of its process does
    SlaRule plain = rule("delivery", 8, null, false);
    SlaRule early =
        new SlaRule(
            "delivery",
            plain.targetHours(),
            plain.remindAfterHours(),
            plain.escalateAfterHours(),
            "leads",
            "standard",
            "g",
            null,
            false,
            List.of(new SlaEscalation(1, "tell-team", "reminder", BigDecimal.ZERO)));

    assertThat(outbox(start(early, FRIDAY, "SubProcess_Fulfilment"))).hasSize(1);
    assertThat(outbox(delivery(8))).isEmpty();
  }

  @Test
  void shouldReckonEachLevelByTheHolds() {
    // given a step of eight hours with a level of its own, an hour after the escalation
    SlaRule plain = rule("approve-step", 8, null, false);
    SlaRule rule =
        new SlaRule(
            "approve-step",
            plain.targetHours(),
            plain.remindAfterHours(),
            plain.escalateAfterHours(),
            "leads",
            "standard",
            "g",
            null,
            false,
            List.of(
                new SlaEscalation(1, "remind-assignee", "reminder", BigDecimal.ZERO),
                new SlaEscalation(2, "hand-over", "escalation", BigDecimal.ONE)));
    long step = start(rule, FRIDAY, null);
    assertThat(levels(step))
        .containsExactly(FRIDAY.plus(Duration.ofHours(4)), Instant.parse("2026-11-23T09:00:00Z"));

    // when it is held for an hour on Friday
    ended(question(FRIDAY.plus(Duration.ofHours(1))), FRIDAY.plus(Duration.ofHours(2)));
    follow();

    // then each comes an hour of work later
    assertThat(levels(step))
        .containsExactly(FRIDAY.plus(Duration.ofHours(5)), Instant.parse("2026-11-23T10:00:00Z"));
  }

  private List<Instant> levels(long key) {
    return store.get(Ledgers.class).levels(clock(key)).stream().map(SlaLevel.Planned::at).toList();
  }

  private void follow() {
    overtaken.toEnd(100).forEach(one -> moves.end(one, MONDAY));
  }

  private long delivery(int hours) {
    return start(rule("delivery", hours, null, false), FRIDAY, "SubProcess_Fulfilment");
  }

  private long question(Instant at) {
    return start(rule("revise-brief", 4, "requester", true), at, null);
  }

  private long start(SlaRule rule, Instant at, String until) {
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, state,
              started_at, partition_id, position) values (:key, :process, :process, 'E', 'USER_TASK', 'active', :at, 1, 1)
            """)
        .param("key", key)
        .param("process", process)
        .param("at", Sql.utc(at))
        .update();
    Instant due = at.plus(rule.target());
    PlainClocks.start(
        moves,
        new SlaClock(
            new MeasuredStep(key, process, until, request),
            rule,
            rule.calendar(),
            at,
            due,
            at.plus(rule.remindAfter()),
            at.plus(rule.escalateAfter())));
    return key;
  }

  private void ended(long key, Instant at) {
    jdbc.sql(
            "update engine.element_instance set state = 'completed', ended_at = :at where key = :key")
        .param("at", Sql.utc(at))
        .param("key", key)
        .update();
  }

  private LedgerClock clock(long key) {
    return ledgers.clock(key).orElseThrow();
  }

  private Instant promised() {
    return jdbc.sql("select promised_at from desk.request where id = :id")
        .param("id", request)
        .query((row, n) -> Sql.instant(row, "promised_at"))
        .single();
  }

  private List<String> outbox(long key) {
    return jdbc.sql(
            """
            select payload ->> 'messageId' from desk.outbox
             where payload ->> 'correlationKey' = :key and payload ->> 'name' = 'Msg_SlaChanged' order by id
            """)
        .param("key", Long.toString(key))
        .query(String.class)
        .list();
  }

  private static SlaRule rule(String step, int hours, String party, boolean pauses) {
    return new SlaRule(
        step,
        BigDecimal.valueOf(hours),
        BigDecimal.valueOf(hours / 2),
        BigDecimal.valueOf(hours),
        "leads",
        "standard",
        "g",
        party,
        pauses,
        null);
  }
}
