package io.launchdesk.store.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecomputingTest {
  private static final AtomicLong KEYS = new AtomicLong(500_000);

  /** A Thursday, nine o'clock in Berlin. */
  private static final Instant THURSDAY = Instant.parse("2026-11-19T08:00:00Z");

  private static final Instant FRIDAY = THURSDAY.plus(Duration.ofDays(1));

  private StoreContext store;
  private JdbcClient jdbc;
  private ClockMoves moves;
  private SlaLedgerRepository ledgers;
  private ClockChangeRepository changes;
  private RecomputeRepository asks;
  private Recomputing recomputing;
  private AgreementRepository agreements;
  private String calendar;
  private String request;
  private long process;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    jdbc = store.get(JdbcClient.class);
    moves = store.get(ClockMoves.class);
    ledgers = store.get(SlaLedgerRepository.class);
    changes = store.get(ClockChangeRepository.class);
    asks = store.get(RecomputeRepository.class);
    recomputing = store.get(Recomputing.class);
    agreements = store.get(AgreementRepository.class);
  }

  @BeforeEach
  void request() {
    request = store.given().request("other", "Recomputed");
    store.given().person("ola");
    agreements.inForce().forEach(terms -> agreements.end(terms.agreementId(), "ola", THURSDAY));
    process = KEYS.incrementAndGet();
    calendar = "desk-" + process;
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key, state,
              started_at, partition_id, position) values (:key, 1, 'P', 1, :key, 'active', now(), 1, 1)
            """)
        .param("key", process)
        .update();
    jdbc.sql(
            "insert into desk.business_calendar (id, name, time_zone) values (:id, :id, 'Europe/Berlin')")
        .param("id", calendar)
        .update();
    jdbc.sql(
            """
            insert into desk.working_hours select :id, weekday, '09:00', '17:00' from generate_series(1, 5) weekday
            """)
        .param("id", calendar)
        .update();
  }

  @Test
  void shouldMoveOpenClocksByANewHolidayAndKeepWhatTheyWereAndWhoDidIt() {
    // given sixteen hours to deliver from Thursday nine, until Friday evening
    long delivery = clock("delivery", 16, THURSDAY);
    assertThat(found(delivery).instants().dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(8)));

    // when Friday becomes a holiday
    holiday("2026-11-20");
    int changed = recomputing.drain(FRIDAY);

    // then Monday is the second day
    Instant monday = Instant.parse("2026-11-23T16:00:00Z");
    assertThat(changed).isEqualTo(1);
    assertThat(found(delivery).instants().dueAt()).isEqualTo(monday);
    assertThat(promised()).isEqualTo(monday);
    assertThat(changes.changes(request))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.reason()).isEqualTo("closure");
              assertThat(change.person()).isEqualTo("ola");
              assertThat(change.dueBefore()).isEqualTo(FRIDAY.plus(Duration.ofHours(8)));
              assertThat(change.dueAt()).isEqualTo(monday);
              assertThat(change.ruleBefore()).isNull();
            });
    assertThat(told(delivery)).containsExactly("sla:%d:1".formatted(delivery));
    assertThat(done()).containsExactly(1);
  }

  @Test
  void shouldMoveTheClockOfAResponseThoughTheStepThatItWasBegunInHasEnded() {
    long response = clock("first-response", 16, THURSDAY);
    jdbc.sql("update desk.sla_clock set scope = 'response' where element_instance_key = :key")
        .param("key", response)
        .update();
    ended(response);

    holiday("2026-11-20");

    assertThat(recomputing.drain(FRIDAY)).isEqualTo(1);
    assertThat(found(response).instants().dueAt()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
  }

  @Test
  void shouldLeaveAloneWhatIsOverWhatCountsByAnotherCalendarAndWhatComesToTheSame() {
    // given
    long early = clock("approve-step", 4, THURSDAY);
    long over = clock("approve-step", 16, THURSDAY);
    ended(over);
    long other = start("approve-step", 16, THURSDAY, "standard", null);

    // when
    holiday("2026-11-20");

    // then
    assertThat(recomputing.drain(FRIDAY)).isZero();
    for (long clock : List.of(early, over, other)) {
      assertThat(found(clock).revision()).isZero();
      assertThat(told(clock)).isEmpty();
    }
    assertThat(done()).containsExactly(0);
  }

  @Test
  void shouldChangeAndTellEachClockOnceWhenSeveralWorkersReckonAtOnce() throws Exception {
    List<Long> clocks = many(1200);
    holiday("2026-11-20");

    AtOnce.run(3, () -> recomputing.drain(FRIDAY));
    recomputing.drain(FRIDAY);

    assertThat(changes.changes(request)).hasSize(clocks.size());
    assertThat(toldOnce()).isEqualTo(1200);
    assertThat(done()).containsExactly(1200);
  }

  @Test
  void shouldLeaveTheRestOnTheListWhenItDiesInTheMiddle() {
    // given more than a batch, and a clock in the second that cannot be written
    List<Long> clocks = many(600);
    jdbc.sql(
            """
            create function desk.refuse() returns trigger language plpgsql as
            $$ begin raise exception 'the worker is gone'; end $$
            """)
        .update();
    jdbc.sql(
            "create trigger refuse before update on desk.sla_clock for each row when (old.element_instance_key = %d) execute function desk.refuse()"
                .formatted(clocks.getLast()))
        .update();
    long apart = start("one-apart", 8, THURSDAY, "gb-london", null);
    holiday("2026-11-20");
    String id = agreed("one-apart", 4, null, true);

    // when
    assertThat(recomputing.drain(FRIDAY)).isEqualTo(501);

    // then the first batch has committed whole, and the ask after it
    assertThat(changes.changes(request)).hasSize(501);
    assertThat(found(apart).terms().agreementId()).isEqualTo(id);
    assertThat(done()).isEmpty();

    // when somebody takes up what is left
    jdbc.sql("drop trigger refuse on desk.sla_clock").update();
    jdbc.sql("drop function desk.refuse").update();
    assertThat(recomputing.drain(FRIDAY)).isEqualTo(100);

    // then
    assertThat(changes.changes(request)).hasSize(601);
    assertThat(toldOnce()).isEqualTo(601);
    assertThat(done()).containsExactly(600);
  }

  @Test
  void shouldPutAnAgreementInThePlaceOfTheRowAndTheRowBackWhenItEnds() {
    // given
    long step = clock("approve-step", 8, THURSDAY);
    long other = clock("check-feasibility", 8, THURSDAY);

    // when it is agreed that four hours are enough
    String id = agreed("approve-step", 4, null, true);
    recomputing.drain(FRIDAY);

    // then
    LedgerClock changed = found(step);
    assertThat(changed.instants().dueAt()).isEqualTo(THURSDAY.plus(Duration.ofHours(4)));
    assertThat(changed.rule().targetHours()).isEqualByComparingTo("4");
    assertThat(changed.terms().agreementId()).isEqualTo(id);
    assertThat(changed.terms().agreementVersion()).isEqualTo(1);
    assertThat(changed.rule().escalateTo()).isEqualTo("leads");
    assertThat(found(other).revision()).isZero();
    assertThat(changes.changes(request))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.ruleBefore().targetHours()).isEqualByComparingTo("8");
              assertThat(change.agreementBefore()).isNull();
              assertThat(change.agreement())
                  .isEqualTo(new ClockChangeRepository.AgreedVersion(id, 1));
              assertThat(change.dueBefore()).isEqualTo(THURSDAY.plus(Duration.ofHours(8)));
            });

    // when it ends
    store
        .get(TransactionTemplate.class)
        .executeWithoutResult(
            tx -> {
              agreements.end(id, "ola", FRIDAY);
              asks.askForAgreement(id, AgreementRepository.ENDED, "ola", FRIDAY);
            });
    recomputing.drain(FRIDAY);

    // then
    assertThat(found(step).instants().dueAt()).isEqualTo(THURSDAY.plus(Duration.ofHours(8)));
    assertThat(found(step).terms().agreementId()).isNull();
    assertThat(changes.changes(request)).hasSize(2);
    assertThat(told(step)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void shouldCountByTheCalendarThatTheRowMeantAtFirstWhenAnAgreementEnds() {
    // given a row that left it to the team, which triage had named to the clock alone
    long step = start("approve-step", 8, THURSDAY, "gb-london", null);
    jdbc.sql(
            """
            update desk.sla_clock set policy = jsonb_set(policy, '{calendar}', '"team"')
             where element_instance_key = :key
            """)
        .param("key", step)
        .update();
    String id = agreed("approve-step", 4, null, true);
    recomputing.drain(FRIDAY);
    assertThat(found(step).calendarId()).isEqualTo(calendar);

    // when
    store
        .get(TransactionTemplate.class)
        .executeWithoutResult(
            tx -> {
              agreements.end(id, "ola", FRIDAY);
              asks.askForAgreement(id, AgreementRepository.ENDED, "ola", FRIDAY);
            });
    recomputing.drain(FRIDAY);

    // then
    assertThat(found(step).calendarId()).isEqualTo("gb-london");
    assertThat(found(step).rule().calendar()).isEqualTo("team");
  }

  @Test
  void shouldGiveTheOpenTaskOfAClockItsNewDueDate() {
    // given
    long open = clock("approve-step", 16, THURSDAY);
    long done = clock("approve-step", 16, THURSDAY);
    long task = task(open, "open");
    task(done, "completed");

    // when
    holiday("2026-11-20");
    recomputing.drain(FRIDAY);

    // then
    assertThat(
            jdbc.sql(
                    """
                    select payload ->> 'taskKey' || ' ' || (payload ->> 'dueAt') from desk.outbox
                     where request_id = :id and kind = 'move-due-date'
                    """)
                .param("id", request)
                .query(String.class)
                .list())
        .containsExactly(task + " 2026-11-23T16:00:00Z");
  }

  private long task(long element, String state) {
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
              bpmn_process_id, process_version, element_id, state, created_at, partition_id, position)
            values (:key, :element, :process, :process, 1, 'P', 1, 'UserTask_ApproveStep', :state, now(), 1, 1)
            """)
        .param("key", key)
        .param("element", element)
        .param("process", process)
        .param("state", state)
        .update();
    return key;
  }

  @Test
  void shouldMoveClocksForAnUpdateOfTheDeskThatNobodyMade() {
    long step = clock("approve-step", 16, THURSDAY);
    holiday("2026-11-20");
    jdbc.sql("update desk.sla_recompute set person = null where subject = :id")
        .param("id", calendar)
        .update();

    assertThat(recomputing.drain(FRIDAY)).isEqualTo(1);

    assertThat(found(step).revision()).isEqualTo(1);
    assertThat(changes.changes(request).getFirst().person()).isNull();
  }

  @Test
  void shouldChangeNothingWhenTheSameIsAskedAgain() {
    long step = clock("approve-step", 8, THURSDAY);
    String id = agreed("approve-step", 4, null, true);
    recomputing.drain(FRIDAY);

    asks.askForAgreement(id, AgreementRepository.CHANGED, "ola", FRIDAY);

    assertThat(recomputing.drain(FRIDAY)).isZero();
    assertThat(found(step).revision()).isEqualTo(1);
  }

  @Test
  void shouldLetAClockGoOnThatIsAgreedNotToWaitForTheRequester() {
    // given a step that stands still for a question
    long step = clock("approve-step", 8, THURSDAY);
    PlainClocks.start(
        moves,
        new SlaClock(
            new MeasuredStep(element(THURSDAY), process, null, request),
            rule("revise-brief", 4, "requester", true, calendar),
            calendar,
            THURSDAY.plus(Duration.ofHours(1)),
            THURSDAY,
            THURSDAY,
            THURSDAY));
    assertThat(found(step).held()).isTrue();

    // when
    agreed("approve-step", 8, null, false);
    recomputing.drain(FRIDAY);

    // then it has run on
    assertThat(found(step).held()).isFalse();
    assertThat(found(step).instants().dueAt()).isEqualTo(THURSDAY.plus(Duration.ofHours(8)));
    assertThat(
            jdbc.sql(
                    "select held_since is null from desk.sla_clock where element_instance_key = :k")
                .param("k", step)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void shouldLetAVersionComeIntoForceOnItsDay() {
    // given
    long step = clock("resolve-budget", 8, THURSDAY);
    Instant day = THURSDAY.plus(Duration.ofHours(2));
    String id = agreements.create("ola", THURSDAY);
    agreements.add(version(id, "resolve-budget", 4, null, true, day));

    // when it is not yet that day
    assertThat(recomputing.drain(day.minusSeconds(1))).isZero();
    assertThat(agreements.inForce()).noneMatch(terms -> terms.agreementId().equals(id));

    // when it is
    assertThat(recomputing.drain(day)).isEqualTo(1);

    // then
    assertThat(found(step).terms().agreementId()).isEqualTo(id);
  }

  /** An agreement that is in force, and asked for. */
  private String agreed(String step, int hours, String team, boolean still) {
    return store
        .get(TransactionTemplate.class)
        .execute(
            tx -> {
              String id = agreements.create("ola", THURSDAY);
              agreements.add(version(id, step, hours, team, still, THURSDAY));
              assertThat(agreements.enter(id, 1, FRIDAY)).isTrue();
              asks.askForAgreement(id, AgreementRepository.CHANGED, "ola", FRIDAY);
              return id;
            });
  }

  private AgreementVersion version(
      String id, String step, int hours, String team, boolean still, Instant from) {
    return new AgreementVersion(
        id,
        1,
        "Approvals",
        step,
        null,
        null,
        null,
        "leads",
        team,
        "An answer to who asked",
        BigDecimal.valueOf(hours),
        BigDecimal.valueOf(hours / 2),
        BigDecimal.valueOf(hours),
        calendar,
        still,
        "ola",
        "ola",
        from,
        "ola",
        THURSDAY,
        THURSDAY,
        THURSDAY,
        null);
  }

  private void holiday(String day) {
    store
        .get(TransactionTemplate.class)
        .executeWithoutResult(
            tx -> {
              jdbc.sql(
                      """
                      insert into desk.calendar_closure (calendar_id, from_day, until_day, name)
                      values (:id, cast(:day as date), cast(:day as date), 'Closed')
                      """)
                  .param("id", calendar)
                  .param("day", day)
                  .update();
              asks.askForCalendar(calendar, "closure", "ola", FRIDAY);
            });
  }

  private long clock(String step, int hours, Instant at) {
    return start(
        step, hours, at, calendar, step.equals("delivery") ? "SubProcess_Fulfilment" : null);
  }

  private long start(String step, int hours, Instant at, String by, String until) {
    long key = element(at);
    SlaRule rule = rule(step, hours, null, false, by);
    var reckoned = store.get(CalendarRepository.class).find(by).orElseThrow();
    PlainClocks.start(
        moves,
        new SlaClock(
            new MeasuredStep(key, process, until, request),
            rule,
            by,
            at,
            reckoned.add(at, rule.target()),
            reckoned.add(at, rule.remindAfter()),
            reckoned.add(at, rule.escalateAfter())));
    return key;
  }

  /** So many open clocks of sixteen hours from Thursday nine. */
  private List<Long> many(int n) {
    long first = clock("approve-step", 16, THURSDAY);
    KEYS.addAndGet(n);
    jdbc.sql(
            """
            insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at,
              due_at, remind_at, escalate_at, policy, process_instance_key)
            select element_instance_key + n, request_id, step, calendar_id, target_minutes, started_at, due_at, remind_at,
                   escalate_at, policy, process_instance_key
              from desk.sla_clock, generate_series(1, :n - 1) n where element_instance_key = :first
            """)
        .param("n", n)
        .param("first", first)
        .update();
    return LongStream.range(first, first + n).boxed().toList();
  }

  private long element(Instant at) {
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
    return key;
  }

  private void ended(long key) {
    jdbc.sql(
            "update engine.element_instance set state = 'completed', ended_at = :at where key = :key")
        .param("at", Sql.utc(FRIDAY))
        .param("key", key)
        .update();
  }

  private LedgerClock found(long key) {
    return ledgers.clock(key).orElseThrow();
  }

  private Instant promised() {
    return jdbc.sql("select promised_at from desk.request where id = :id")
        .param("id", request)
        .query((row, n) -> Sql.instant(row, "promised_at"))
        .single();
  }

  private List<String> told(long key) {
    return jdbc.sql(
            """
            select payload ->> 'messageId' from desk.outbox
             where request_id = :id and payload ->> 'correlationKey' = :key order by id
            """)
        .param("id", request)
        .param("key", Long.toString(key))
        .query(String.class)
        .list();
  }

  /** How many messages about the request there are, none of them twice. */
  private long toldOnce() {
    List<String> all =
        jdbc.sql("select payload ->> 'messageId' from desk.outbox where request_id = :id")
            .param("id", request)
            .query(String.class)
            .list();
    assertThat(all).doesNotHaveDuplicates();
    return all.size();
  }

  /** How many clocks each ask about the calendar of the test has changed that is done. */
  private List<Integer> done() {
    return jdbc.sql(
            "select clocks from desk.sla_recompute where subject = :id and done_at is not null")
        .param("id", calendar)
        .query(Integer.class)
        .list();
  }

  private static SlaRule rule(String step, int hours, String party, boolean pauses, String by) {
    return new SlaRule(
        step,
        BigDecimal.valueOf(hours),
        BigDecimal.valueOf(hours / 2),
        BigDecimal.valueOf(hours),
        "leads",
        by,
        "g",
        party,
        pauses,
        null);
  }
}
