package io.launchdesk.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.engine.DiagramQueries;
import io.launchdesk.store.request.RequestDetailRepository;
import io.launchdesk.store.request.TimelineRepository;
import io.launchdesk.store.request.TimelineRepository.After;
import io.launchdesk.store.request.TimelineRepository.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestArchiverTest {
  private static final Instant ENDED = Instant.parse("2025-03-31T23:59:59.999999Z");
  private static final Instant BEFORE = Instant.parse("2025-04-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-05-01T03:00:00Z");

  private JdbcClient jdbc;
  private Given given;
  private RequestArchiver archiver;
  private RequestArchive archive;
  private TimelineRepository timeline;
  private DiagramQueries diagrams;
  private RequestDetailRepository details;
  private TransactionTemplate transaction;
  private long key = 5_000_000;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    jdbc = store.get(JdbcClient.class);
    given = store.given();
    archiver = store.get(RequestArchiver.class);
    archive = store.get(RequestArchive.class);
    timeline = store.get(TimelineRepository.class);
    diagrams = store.get(DiagramQueries.class);
    details = store.get(RequestDetailRepository.class);
    transaction = store.get(TransactionTemplate.class);
    run(
        """
        insert into engine.process_definition values (1, 'MarketingRequestProcess', 1, 'm', '<a/>', '', now(), 1, 1),
          (2, 'ApprovalProcess', 1, 'a', '<b/>', '', now(), 1, 2), (3, 'SlaClockProcess', 1, 's', '<c/>', '', now(), 1, 3)
        """);
    run("insert into engine.exporter_position values (1, 1, 1, 1, now())");
  }

  @BeforeEach
  void begin() {
    run("delete from desk.ended_request");
  }

  @Test
  void shouldMoveAllRowsIntoTheArchiveAndLeaveWhatThePageTells() {
    // given
    Whole other = whole(ENDED.plusSeconds(1));
    Whole one = whole(ENDED);
    Map<String, List<String>> rows = rows(one);
    List<Event> told = timeline.page(one.request(), null, 100);
    var approvals = details.approvals(one.request());
    var clocks = details.clocks(one.request());
    var states = diagrams.states(one.root());
    Map<String, List<String>> others = rows(other);

    // when
    int archived = archiver.archive(BEFORE, 10, NOW);

    // then all that is gone is in the archive, as it was
    assertThat(archived).isEqualTo(1);
    assertThat(rows.values()).allSatisfy(all -> assertThat(all).isNotEmpty());
    assertThat(rows(one).values()).allSatisfy(all -> assertThat(all).isEmpty());
    byte[] page = archive.content(one.request()).orElseThrow();
    rows.forEach(
        (table, all) ->
            assertThat(ArchivePage.lines(page, table).stream().map(io.launchdesk.store.Json::write))
                .as(table)
                .containsExactlyInAnyOrderElementsOf(
                    all.stream()
                        .map(io.launchdesk.store.Json::object)
                        .map(io.launchdesk.store.Json::write)
                        .toList()));
    assertThat(rows(other)).isEqualTo(others);
    // and the page tells what it told
    assertThat(told)
        .extracting(Event::kind)
        .contains("decided", "task-answered", "stage-entered", "notified");
    assertThat(archive.timeline(one.request(), null, 100))
        .usingRecursiveComparison()
        .withComparatorForType(
            java.util.Comparator.comparingDouble(Number::doubleValue), Number.class)
        .isEqualTo(told);
    Event third = told.get(2);
    assertThat(archive.timeline(one.request(), new After(third.at(), third.kind(), third.ref()), 2))
        .extracting(Event::ref)
        .containsExactly(told.get(3).ref(), told.get(4).ref());
    assertThat(details.approvals(one.request())).isEqualTo(approvals);
    assertThat(approvals).extracting("title").containsExactly("Brand check");
    assertThat(details.clocks(one.request())).isEqualTo(clocks);
    assertThat(clocks).extracting("state").containsExactly("kept");
    assertThat(archive.states(one.request())).isEqualTo(states);
    assertThat(archive.states(one.request()).keySet()).containsExactly(1L, 2L);
    assertThat(
            jdbc.sql("select status from desk.request_status where request_id = ?")
                .param(one.request())
                .query(String.class)
                .single())
        .isEqualTo("delivered");
    assertThat(archive.archivedAt(one.request())).contains(NOW);
    assertThat(archive.archivedAt(other.request())).isEmpty();
    assertThat(archive.state().oldestEnd()).isEqualTo(ENDED.plusSeconds(1));
  }

  @Test
  void shouldTellOfACommentAsItIsNowAndOfWhatWasDoneSince() {
    // given
    Whole one = whole(ENDED);
    archiver.archive(BEFORE, 10, NOW);

    // when
    run(
        "update desk.comment set body = '', deleted_at = now() where request_id = '%s'",
        one.request());
    run(
        "insert into desk.comment (request_id, author, body, created_at) values ('%s', 'ann', 'Later', now())",
        one.request());

    // then
    assertThat(archive.timeline(one.request(), null, 100))
        .filteredOn(event -> event.kind().equals("comment"))
        .extracting(event -> event.data().get("text"))
        .containsExactly(null, "Later");
    assertThat(new String(unzipped(one.request()), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith("{\"archive\":1,\"request\":\"" + one.request() + "\"")
        .doesNotContain("Do not tell");
  }

  @Test
  void shouldLeaveWhatIsNotQuiteOver() {
    // given
    Whole clockRuns = whole(ENDED);
    run(
        "update engine.process_instance set state = 'active' where key = %s",
        clockRuns.clockRoot());
    Whole commandWaits = whole(ENDED);
    run(
        "insert into desk.outbox (request_id, kind, payload, created_at, next_attempt_at) values ('%s', 'publish-message', '{}', now(), now())",
        commandWaits.request());
    Whole again = whole(ENDED);
    run(
        """
        insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
          correlation_key, state, started_at, partition_id, position)
        values (%1$s, 1, 'MarketingRequestProcess', 1, %1$s, '%2$s', 'active', now(), 1, 1)
        """,
        next(), again.request());
    Map<String, List<String>> rows = rows(clockRuns);

    // when, then
    assertThat(archiver.archive(BEFORE, 10, NOW)).isZero();
    assertThat(rows(clockRuns)).isEqualTo(rows);
  }

  @Test
  void shouldLeaveAllOrNothingWhenItIsStoppedInTheMiddle() {
    // given
    Whole one = whole(ENDED);
    Map<String, List<String>> rows = rows(one);
    run(
        "alter table desk.archived_request add constraint no_more check (archived_at < now() - interval '900 years') not valid");

    // when, then
    assertThatThrownBy(() -> archiver.archive(BEFORE, 10, NOW)).hasMessageContaining("no_more");
    assertThat(rows(one)).isEqualTo(rows);
    assertThat(archive.content(one.request())).isEmpty();
    run("alter table desk.archived_request drop constraint no_more");
    assertThat(archiver.archive(BEFORE, 10, NOW)).isEqualTo(1);
  }

  @Test
  void shouldArchiveEachRequestOnceWhenSeveralWorkersDo() {
    // given
    List<Whole> all = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      all.add(whole(ENDED.minus(Duration.ofDays(20L * n))));
    }
    AtomicInteger archived = new AtomicInteger();

    // when
    AtOnce.run(
        4,
        () -> {
          int some;
          do {
            some = archiver.archive(BEFORE, 4, NOW);
            archived.addAndGet(some);
          } while (some > 0);
          return true;
        });

    // then
    assertThat(archived).hasValue(30);
    assertThat(all).allSatisfy(one -> assertThat(archive.content(one.request())).isPresent());
    assertThat(count("select count(*) from desk.ended_request")).isZero();
  }

  @Test
  void shouldGoOnWhenAMonthWasTakenOut() {
    // given
    Instant may = Instant.parse("2024-05-10T00:00:00Z");
    Whole early = whole(may);
    archiver.archive(BEFORE, 10, NOW);

    // when
    run("alter table desk.request_archive detach partition desk.request_archive_2024_05");
    Whole late = whole(may);

    // then
    assertThat(archiver.archive(BEFORE, 10, NOW)).isEqualTo(1);
    assertThat(archive.content(late.request())).isPresent();
    assertThat(archive.content(early.request())).isEmpty();
    assertThat(archive.archivedAt(early.request())).isPresent();
    assertThat(archive.timeline(early.request(), null, 100))
        .extracting(Event::kind)
        .contains("submitted", "task-answered", "ended");
  }

  @Test
  void shouldRefuseAPageThatIsNotWhatWasWritten() {
    // given
    Whole one = whole(ENDED);
    archiver.archive(BEFORE, 10, NOW);

    // when
    run(
        "update desk.request_archive set content = content || '\\x00' where request_id = '%s'",
        one.request());

    // then
    assertThatThrownBy(() -> archive.content(one.request()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(one.request());
  }

  private record Whole(
      String request, long root, long called, long scope, long clock, long clockRoot) {}

  /** A request that has ended, with some of all that it can have. */
  private Whole whole(Instant ended) {
    String request =
        given.request(
            "other", "Whole", Map.of("channels", List.of("email")), ended.minusSeconds(9000));
    long root = next();
    long called = next();
    long scope = next();
    long work = next();
    long task = next();
    long clockRoot = next();
    instance(root, 1, "MarketingRequestProcess", root, request, ended);
    instance(called, 2, "ApprovalProcess", root, null, ended);
    instance(clockRoot, 3, "SlaClockProcess", clockRoot, Long.toString(work), ended);
    run(
        "insert into engine.message_start values (%s, '%s', 'Msg_SlaClock', 1, 1)",
        clockRoot, work);
    element(next(), root, root, "CallActivity_Approval", "CALL_ACTIVITY", root, ended);
    element(scope, called, root, "SubProcess_Step", "SUB_PROCESS", called, ended);
    element(work, called, root, "UserTask_ApproveStep", "USER_TASK", scope, ended);
    element(
        next(), clockRoot, clockRoot, "Event_Due", "INTERMEDIATE_CATCH_EVENT", clockRoot, ended);
    run(
        "insert into engine.variable values (%s, 'approvalStep', '{\"title\": \"Brand check\"}', %s, 1, 1)",
        scope, called);
    run("insert into engine.variable values (%s, 'requestId', '\"x\"', %s, 1, 1)", root, root);
    run("insert into engine.variable values (%s, 'clockKey', '1', %s, 1, 1)", clockRoot, clockRoot);
    run(
        "insert into engine.timer values (%s, %s, %s, 'T', now(), 1, 'triggered', now(), now(), 1, 1)",
        next(), clockRoot, clockRoot);
    run(
        """
        insert into engine.job (key, type, kind, process_instance_key, root_key, element_instance_key, element_id, state,
          retries, created_at, partition_id, position)
        values (%s, 'notify', 'BPMN_ELEMENT', %s, %s, 1, 'E', 'completed', 1, now(), 1, 1)
        """,
        next(), called, root);
    run(
        """
        insert into engine.incident (key, error_type, error_message, process_instance_key, root_key, element_id, state, created_at,
          resolved_at, partition_id, position)
        values (%s, 'JOB_NO_RETRIES', 'away', %s, %s, 'E', 'resolved', now(), now(), 1, 1)
        """,
        next(), called, root);
    run(
        """
        insert into engine.decision_evaluation (key, decision_id, decision_name, decision_key, decision_version, root_key,
          state, output, evaluated, evaluated_at, partition_id, position)
        values (%s, 'triage', 'Triage', 1, 1, %s, 'evaluated', '{"n": 1.50}', '[{"a": "{\\"b\\": 1}"}]', now(), 1, 1)
        """,
        next(), root);
    run(
        """
        insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
          bpmn_process_id, process_version, element_id, state, created_at, ended_at, partition_id, position)
        values (%s, %s, %s, %s, 2, 'ApprovalProcess', 1, 'UserTask_ApproveStep', 'completed', now(), now(), 1, 1)
        """,
        task, work, called, root);
    run(
        "insert into desk.task_outcome (task_key, request_id, element_id, step, person, data, completed_at) values (%s, '%s', 'UserTask_ApproveStep', 'brand', 'ann', '{}', '%s')",
        task, request, ended.minusSeconds(60));
    run(
        "insert into desk.approval values (%s, '%s', 'brand', 1, 'approve', 'ann', null, '%s')",
        task, request, ended.minusSeconds(60));
    run(
        """
        insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at,
          due_at, remind_at, escalate_at, policy)
        values (%s, '%s', 'brand', 'standard', 60, '%3$s', '%4$s', '%4$s', '%4$s', '{}')
        """,
        work, request, ended.minusSeconds(600), ended.plusSeconds(600));
    run(
        """
        insert into desk.notification (effect_key, topic_kind, topic_key, recipient, template, language, subject, body, facts,
          in_portal, mail, created_at, next_attempt_at, mailed_at)
        values ('%1$s-mail', 'request', '%1$s', 'ann', 'delivered', 'en', 'Done', 'It is "done"', '{}', true, 'at-once', now(), now(), now())
        """,
        request, request);
    run(
        "insert into desk.comment (request_id, author, body, created_at) values ('%s', 'ann', 'Do not tell', now())",
        request);
    run("insert into desk.brief_problem values ('%s', 1, 1, 'title', 'missing')", request);
    run(
        "insert into desk.duplicate_candidate values ('%s', '%s', 0.5, 'alike', now())",
        request, given.request("other", "Alike"));
    run(
        "insert into desk.request_trace values ('%s', '00-%s-%s-01')",
        request, "a".repeat(32), "b".repeat(16));
    run("delete from desk.open_request where request_id = '%s'", request);
    return new Whole(request, root, called, scope, work, clockRoot);
  }

  private void instance(
      long one, long definition, String process, long root, String correlation, Instant ended) {
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, phase_element_id, end_element_id, started_at, ended_at, partition_id, position)
            values (:key, :definition, :process, 1, :root, :correlation, 'completed', 'CallActivity_Approval',
              'EndEvent_RequestDelivered', :began, :ended, 1, :key)
            """)
        .param("key", one)
        .param("definition", definition)
        .param("process", process)
        .param("root", root)
        .param("correlation", correlation)
        .param("began", Sql.utc(ended.minusSeconds(8000)))
        .param("ended", Sql.utc(ended))
        .update();
  }

  private void element(
      long one, long instance, long root, String id, String type, long scope, Instant ended) {
    jdbc.sql(
            "insert into engine.element_instance values (?, ?, ?, ?, ?, ?, 'completed', ?, ?, 1, ?)")
        .params(
            one,
            instance,
            root,
            id,
            type,
            scope,
            Sql.utc(ended.minusSeconds(700)),
            Sql.utc(ended.minusSeconds(50)),
            one)
        .update();
  }

  /** The rows of the request that are to be archived, as JSON, by table. */
  private Map<String, List<String>> rows(Whole one) {
    String roots = one.root() + ", " + one.clockRoot();
    String instances = roots + ", " + one.called();
    Map<String, List<String>> rows = new TreeMap<>();
    Map.ofEntries(
            Map.entry("engine.variable", "process_instance_key in (" + instances + ")"),
            Map.entry("engine.timer", "process_instance_key in (" + instances + ")"),
            Map.entry("engine.job", "root_key in (" + roots + ")"),
            Map.entry("engine.incident", "root_key in (" + roots + ")"),
            Map.entry("engine.decision_evaluation", "root_key in (" + roots + ")"),
            Map.entry("engine.element_instance", "root_key in (" + roots + ")"),
            Map.entry("engine.message_start", "process_instance_key = " + one.clockRoot()),
            Map.entry(
                "engine.process_instance",
                "key in (" + one.called() + ", " + one.clockRoot() + ")"),
            Map.entry("desk.notification", "request_id = '" + one.request() + "'"),
            Map.entry("desk.brief_problem", "request_id = '" + one.request() + "'"),
            Map.entry("desk.duplicate_candidate", "request_id = '" + one.request() + "'"),
            Map.entry("desk.request_trace", "request_id = '" + one.request() + "'"))
        .forEach(
            (table, which) ->
                rows.put(
                    table,
                    jdbc.sql(
                            "select to_jsonb(x)::text from %s x where %s order by 1"
                                .formatted(table, which))
                        .query(String.class)
                        .list()));
    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(
            ArchivedRows.ALL.stream().map(ArchivedRows::table).toList());
    return rows;
  }

  private byte[] unzipped(String request) {
    try (var stream =
        new java.util.zip.GZIPInputStream(
            new java.io.ByteArrayInputStream(archive.content(request).orElseThrow()))) {
      return stream.readAllBytes();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long next() {
    return ++key;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private void run(String sql, Object... values) {
    jdbc.sql(sql.formatted(values)).update();
  }
}
