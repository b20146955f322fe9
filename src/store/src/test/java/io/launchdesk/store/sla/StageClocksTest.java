package io.launchdesk.store.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.core.sla.SlaRules;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.kpi.KpiSourceRepository;
import io.launchdesk.store.kpi.KpiSourceRepository.StoppedClock;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks of stages and of the first response, by the facts of the engine and the desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageClocksTest {
  private static final AtomicLong KEYS = new AtomicLong(880_000);

  /** A Friday, nine o'clock in Berlin. */
  private static final Instant FRIDAY = Instant.parse("2026-11-20T08:00:00Z");

  private StoreContext store;
  private JdbcClient jdbc;
  private ClockMoves moves;
  private SlaLedgerRepository ledgers;
  private OvertakenClocks overtaken;
  private ClockChangeRepository changes;
  private String request;
  private long root;
  private long intake;

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
    request = store.given().request("other", "Stages");
    root = process(null);
    intake = process(root);
  }

  @Test
  void shouldHaveTheProcessOfClocksSeeToAStageFromItsStart() {
    long approval = stage("approval", element(root, FRIDAY), FRIDAY);

    assertThat(outbox(approval)).containsExactly("sla:" + approval + ":1");
    assertThat(clock(approval).endedAt()).isNull();
    assertThat(clock(approval).enforced()).isTrue();
  }

  @Test
  void shouldEndWithTheCallAndWithTheProcessOfTheIntake() {
    // given the clock of a called stage, and that of the intake, which is a process
    long approval = stage("approval", element(root, FRIDAY), FRIDAY);
    start(
        rule("intake", "stage"),
        new MeasuredStep(intake, intake, "IntakeProcess", request),
        FRIDAY);

    // when the engine has ended both
    ended(approval, "completed", FRIDAY.plus(Duration.ofHours(2)));
    endedProcess(intake, "completed", FRIDAY.plus(Duration.ofHours(3)));
    follow();

    // then
    assertThat(clock(approval).endedAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(2)));
    assertThat(clock(intake).endedAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(3)));
    assertThat(outbox(approval)).hasSize(2);
    assertThat(toldToHaveEnded(approval)).containsExactly(false, true);
    assertThat(stopped()).containsExactlyInAnyOrder("approval", "intake");
  }

  @Test
  void shouldBeNeitherKeptNorBreachedWhenItIsBrokenOffInTime() {
    long early = stage("approval", element(root, FRIDAY), FRIDAY);
    long late = stage("launch", element(root, FRIDAY), FRIDAY);

    ended(early, "terminated", FRIDAY.plus(Duration.ofHours(7)));
    ended(late, "terminated", FRIDAY.plus(Duration.ofDays(5)));
    follow();

    assertThat(stopped()).containsExactly("launch");
  }

  @Test
  void shouldStandStillWhileADateIsWaitedForWhateverIsAgreedOfTheRequester() {
    // given a stage of eight hours, agreed to go on while the requester is asked, and a delivery
    long call = element(root, FRIDAY);
    SlaRule rule = rule("launch", "stage");
    start(
        rule,
        new ClockTerms(rule, rule, null, null, false),
        new MeasuredStep(call, root, null, request),
        FRIDAY);
    long delivery = element(root, FRIDAY);
    start(
        rule("delivery", null),
        new MeasuredStep(delivery, root, "SubProcess_Fulfilment", request),
        FRIDAY);

    // when a date is waited for from eleven, and again by a job that is worked twice
    Instant eleven = FRIDAY.plus(Duration.ofHours(2));
    long gateway = element(root, eleven);
    moves.holdForDate(request, gateway, "launch-awaited", eleven);
    moves.holdForDate(request, gateway, "launch-awaited", eleven);

    // then the stage stands still, the delivery does not
    assertThat(clock(call).held()).isTrue();
    assertThat(heldSince(call)).isEqualTo(eleven);
    assertThat(clock(call).holds()).singleElement().matches(hold -> hold.forDate());
    assertThat(clock(delivery).held()).isFalse();

    // when the date has come, three weeks later at ten
    Instant date = Instant.parse("2026-12-11T09:00:00Z");
    ended(gateway, "completed", date);
    follow();

    // then six hours are left
    assertThat(clock(call).held()).isFalse();
    assertThat(heldSince(call)).isNull();
    assertThat(clock(call).instants().dueAt()).isEqualTo(date.plus(Duration.ofHours(6)));
    assertThat(changes.changes(request))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.reason()).isEqualTo("waited-for-date");
              assertThat(change.causeStep()).isEqualTo("launch-awaited");
            });
    assertThat(outbox(call)).hasSize(3);
  }

  @Test
  void shouldEndTheFirstResponseWithWhatSomebodyElseThanTheRequesterDoes() {
    // given
    store.given().member("resp-provider", "resp-group");
    store.given().person("resp-colleague");
    long clock = response();

    // when the requester, a colleague without a group, and the desk itself do something
    comment("resp-colleague", FRIDAY.plus(Duration.ofMinutes(5)));
    comment(requester(), FRIDAY.plus(Duration.ofMinutes(6)));
    audit("Launchdesk", "task.assign", FRIDAY.plus(Duration.ofMinutes(7)));
    audit(requester(), "task.claim", FRIDAY.plus(Duration.ofMinutes(8)));
    follow();

    // then nobody has responded
    assertThat(clock(clock).endedAt()).isNull();

    // when one of the provider's takes a task, and later writes
    Instant taken = FRIDAY.plus(Duration.ofMinutes(30));
    audit("resp-provider", "task.claim", taken);
    comment("resp-provider", FRIDAY.plus(Duration.ofMinutes(40)));
    follow();

    // then the earlier one counts
    assertThat(clock(clock).endedAt()).isEqualTo(taken);
    assertThat(stopped()).containsExactly("first-response");
  }

  @Test
  void shouldEndTheFirstResponseWithAComment() {
    store.given().member("resp-writer", "resp-group");
    long clock = response();

    comment("resp-writer", FRIDAY.plus(Duration.ofMinutes(5)));

    assertThat(clock(clock).endedAt()).isEqualTo(FRIDAY.plus(Duration.ofMinutes(5)));
  }

  @Test
  void shouldNotTakeADeputyOfTheRequesterForAResponse() {
    // given a question to the requester, whose deputy takes and answers it
    store.given().member("resp-deputy", "resp-group");
    long clock = response();
    long question = element(intake, FRIDAY);
    asked(question, FRIDAY);
    jdbc.sql(
            """
            insert into desk.task_outcome (task_key, request_id, element_id, step, person, data, completed_at)
            values (:key, :request, 'UserTask_CompleteBrief', 'complete-brief', 'resp-deputy', '{}', :at)
            """)
        .param("key", question)
        .param("request", request)
        .param("at", Sql.utc(FRIDAY.plus(Duration.ofHours(1))))
        .update();
    follow();

    // then the provider's response is still open
    assertThat(clock(clock).endedAt()).isNull();
  }

  @Test
  void shouldEndTheFirstResponseWithTheRequestWhenNobodyResponds() {
    long clock = response();

    endedProcess(intake, "completed", FRIDAY.plus(Duration.ofMinutes(10)));
    follow();
    assertThat(clock(clock).endedAt()).isNull();

    endedProcess(root, "completed", FRIDAY.plus(Duration.ofMinutes(20)));
    follow();
    assertThat(clock(clock).endedAt()).isEqualTo(FRIDAY.plus(Duration.ofMinutes(20)));
    assertThat(stopped()).isEmpty();
  }

  @Test
  void shouldHoldTheFirstResponseWhileTheRequesterIsAsked() {
    long clock = response();
    long question = element(intake, FRIDAY.plus(Duration.ofHours(1)));
    asked(question, FRIDAY.plus(Duration.ofHours(1)));
    assertThat(clock(clock).held()).isTrue();

    ended(question, "completed", FRIDAY.plus(Duration.ofHours(3)));
    follow();

    assertThat(clock(clock).held()).isFalse();
    assertThat(clock(clock).instants().dueAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void shouldOfferForAgreementsWhatTheDiagramsMeasure() throws Exception {
    deploy("ProbeOfStages", "MarketingRequestProcess");
    deploy("ProbeOfIntake", "IntakeProcess");

    assertThat(store.get(AgreementChoices.class).steps())
        .startsWith("delivery")
        .contains("first-response", "intake", "approval", "asset-production", "launch")
        .contains("complete-brief")
        .doesNotContain("measure")
        .doesNotHaveDuplicates();
  }

  private void deploy(String id, String file) throws Exception {
    jdbc.sql(
            """
            insert into engine.process_definition (key, bpmn_process_id, version, resource_name, xml, checksum, deployed_at,
              partition_id, position) values (:key, :id, 1, 'r', :xml, '', now(), 1, 1)
            """)
        .param("key", KEYS.incrementAndGet())
        .param("id", id)
        .param("xml", Files.readString(Path.of("../../processes", file + ".bpmn")))
        .update();
  }

  private void follow() {
    Instant now = FRIDAY.plus(Duration.ofDays(30));
    overtaken.toEnd(100).forEach(one -> moves.end(one, now));
    overtaken.passed(100).forEach(one -> moves.goOnAfter(one, now));
  }

  private List<String> stopped() {
    return store.get(KpiSourceRepository.class).stoppedStages(request).stream()
        .map(StoppedClock::step)
        .toList();
  }

  private long response() {
    long decided = element(intake, FRIDAY);
    ended(decided, "completed", FRIDAY);
    start(
        rule("first-response", "response"),
        new MeasuredStep(decided, intake, null, request),
        FRIDAY);
    return decided;
  }

  /** The requester is asked to complete the brief. */
  private void asked(long question, Instant at) {
    SlaRule rule =
        new SlaRule(
            "complete-brief",
            BigDecimal.valueOf(8),
            BigDecimal.valueOf(4),
            BigDecimal.valueOf(8),
            "leads",
            "standard",
            "g",
            "requester",
            true,
            null);
    start(rule, new MeasuredStep(question, intake, null, request), at);
  }

  private long stage(String step, long call, Instant at) {
    start(rule(step, "stage"), new MeasuredStep(call, root, null, request), at);
    return call;
  }

  private void start(SlaRule rule, MeasuredStep measured, Instant at) {
    start(rule, ClockTerms.decided(rule), measured, at);
  }

  private void start(SlaRule rule, ClockTerms terms, MeasuredStep measured, Instant at) {
    BusinessCalendar calendar = store.get(ClockCalendars.class).choose(rule, request, null);
    moves.start(SlaRules.startedAt(at, measured, rule, calendar), terms, null, calendar.id());
  }

  private long process(Long parent) {
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, parent_key, root_key,
              state, started_at, partition_id, position) values (:key, 1, 'P', 1, :parent, :root, 'active', now(), 1, 1)
            """)
        .param("key", key)
        .param("parent", parent)
        .param("root", parent == null ? key : parent)
        .update();
    return key;
  }

  private long element(long process, Instant at) {
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, state,
              started_at, partition_id, position) values (:key, :process, :root, 'E', 'CALL_ACTIVITY', 'active', :at, 1, 1)
            """)
        .param("key", key)
        .param("process", process)
        .param("root", root)
        .param("at", Sql.utc(at))
        .update();
    return key;
  }

  private void ended(long key, String state, Instant at) {
    jdbc.sql("update engine.element_instance set state = :state, ended_at = :at where key = :key")
        .param("state", state)
        .param("at", Sql.utc(at))
        .param("key", key)
        .update();
  }

  private void endedProcess(long key, String state, Instant at) {
    jdbc.sql("update engine.process_instance set state = :state, ended_at = :at where key = :key")
        .param("state", state)
        .param("at", Sql.utc(at))
        .param("key", key)
        .update();
  }

  private String requester() {
    return jdbc.sql("select requester from desk.request where id = :id")
        .param("id", request)
        .query(String.class)
        .single();
  }

  private void comment(String author, Instant at) {
    jdbc.sql(
            """
            insert into desk.comment (request_id, author, key, body, created_at)
            values (:request, :author, gen_random_uuid(), 'On it', :at)
            """)
        .param("request", request)
        .param("author", author)
        .param("at", Sql.utc(at))
        .update();
  }

  private void audit(String person, String action, Instant at) {
    jdbc.sql(
            "insert into desk.audit_event (at, person, action, subject) values (:at, :person, :action, :subject)")
        .param("at", Sql.utc(at))
        .param("person", person)
        .param("action", action)
        .param("subject", request + "/4711")
        .update();
  }

  private LedgerClock clock(long key) {
    return ledgers.clock(key).orElseThrow();
  }

  private Instant heldSince(long key) {
    return jdbc.sql("select held_since from desk.sla_clock where element_instance_key = :key")
        .param("key", key)
        .query((row, n) -> Optional.ofNullable(Sql.instant(row, "held_since")))
        .single()
        .orElse(null);
  }

  private List<Boolean> toldToHaveEnded(long clock) {
    return jdbc.sql(
            """
            select coalesce((payload -> 'variables' ->> 'clockEnded')::boolean, false) from desk.outbox
             where payload ->> 'correlationKey' = :clock order by id
            """)
        .param("clock", Long.toString(clock))
        .query(Boolean.class)
        .list();
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

  private static SlaRule rule(String step, String scope) {
    return new SlaRule(
        step,
        BigDecimal.valueOf(8),
        BigDecimal.valueOf(4),
        BigDecimal.valueOf(8),
        "leads",
        "standard",
        "g",
        "provider",
        false,
        null,
        scope);
  }
}
