package io.launchdesk.bench.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.bench.OwnPostgres;
import io.launchdesk.standalone.channel.Publication;
import io.launchdesk.standalone.demo.Journal;
import io.launchdesk.standalone.demo.Journal.Act;
import io.launchdesk.standalone.local.Exchange;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The oracle of the failure runs sees what is wrong, and nothing where nothing is. */
class OracleTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final String PEOPLE =
      """
      insert into desk.person (username, display_name, email, team, password_hash)
      values ('ann', 'Ann', 'ann@example.org', 'web', 'none') on conflict do nothing
      """;
  private static EmbeddedPostgres postgres;

  @TempDir private Path data;
  private JdbcClient kept;
  private JdbcClient rebuilt;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = OwnPostgres.builder().start();
    JdbcClient server = JdbcClient.create(postgres.getPostgresDatabase());
    for (String name : List.of("kept", "rebuilt")) {
      server.sql("create database " + name).update();
      Flyway.configure().dataSource(database(name)).load().migrate();
    }
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void clear() throws IOException {
    kept = JdbcClient.create(database("kept"));
    rebuilt = JdbcClient.create(database("rebuilt"));
    for (JdbcClient one : List.of(kept, rebuilt)) {
      one.sql(
              "truncate engine.message_start, engine.incident, engine.process_instance,"
                  + " engine.user_task, desk.kpi_cell, desk.kpi_pending, desk.outbox, desk.request cascade")
          .update();
    }
    kept.sql(PEOPLE).update();
    Files.createDirectories(data.resolve("channels"));
  }

  @Test
  void shouldFindNothingWhenAllIsWell() {
    assertThat(new Books(kept, List.of()).findings()).isEmpty();
    assertThat(new LaunchTarget(data, kept).findings()).isEmpty();
    assertThat(new RebuiltReadModel(kept, rebuilt).findings()).isEmpty();
  }

  @Test
  void shouldMissWhatWasAcknowledged() {
    List<Journal.Entry> journal =
        List.of(
            new Journal.Entry(NOW, Act.SUBMITTED, "requester", "MR-1", null),
            new Journal.Entry(NOW, Act.ANSWERED, "approver", "MR-1", "77"),
            new Journal.Entry(NOW, Act.ANSWERED, "jonas.lind", "MR-1", "77"));

    assertThat(new Books(kept, journal).findings())
        .containsExactly(
            new Finding("acknowledged requests that are not there", List.of("MR-1")),
            new Finding("acknowledged answers that are not there", List.of("77", "77")),
            new Finding(
                "tasks of which two people were told that they answered it", List.of("77")));
  }

  @Test
  void shouldSeeARequestThatARepetitionBroughtInOnceMore() {
    request("MR-1");
    request("MR-2");
    start(kept, "MR-1");
    List<String> told = List.of("MR-1");
    List<Journal.Entry> journal =
        List.of(new Journal.Entry(NOW, Act.SUBMITTED, "requester", "MR-1", null));

    assertThat(new Books(kept, journal).findings())
        .contains(new Finding("requests that are there once more", List.of("MR-2")));
    assertThat(Books.ofSubmitted(kept, told).findings())
        .extracting(Finding::what)
        .doesNotContain("requests that are there once more");
  }

  @Test
  void shouldSeeARequestThatTwoWereToldOf() {
    request("MR-1");
    Journal.Entry one = new Journal.Entry(NOW, Act.SUBMITTED, "requester", "MR-1", null);

    assertThat(new Books(kept, List.of(one, one)).findings())
        .contains(new Finding("requests that two were told to be theirs", List.of("MR-1")));
  }

  @Test
  void shouldSeeAFactThatNoFigureCounts() {
    request("MR-1");
    kept.sql(
            """
            with fact as (
              insert into desk.kpi_fact (effect_key, request_id, kpi, value, unit, type, team, priority, at)
              values ('a', 'MR-1', 'wait-hours', 2, 'hours', 'other', 'web', 'none', now()),
                     ('b', 'MR-1', 'rating', 5, 'stars', 'other', 'web', 'none', now())
              returning *), series as (
              insert into desk.kpi_series (kpi, stage) select kpi, stage from fact returning *), slice as (
              insert into desk.kpi_slice (type, team, priority, channels, campaign)
              values ('other', 'web', 'none', '{}', 'none') returning *)
            insert into desk.kpi_pending (series, slice, at, value)
            select series.id, slice.id, now(), 2 from series cross join slice where kpi = 'wait-hours'
            """)
        .update();

    assertThat(new Books(kept, List.of()).findings())
        .contains(new Finding("figures that differ from their facts", List.of("rating")));
  }

  private void request(String id) {
    kept.sql(
            """
            insert into desk.request (id, type, title, requester, team, brief, created_at)
            values (:id, 'other', 'A title', 'ann', 'web', '{}', now())
            """)
        .param("id", id)
        .update();
  }

  @Test
  void shouldMissNoAnswerThatIsNotedToHaveComeTooLate() {
    task(7, "canceled");
    task(8, "canceled");
    kept.sql(
            """
            insert into desk.outbox (kind, payload, created_at, next_attempt_at, refused_at)
            values ('complete-user-task', '{"taskKey": 7}', now(), now(), now())
            """)
        .update();
    List<Journal.Entry> journal =
        List.of(
            new Journal.Entry(NOW, Act.ANSWERED, "approver", "MR-1", "7"),
            new Journal.Entry(NOW, Act.ANSWERED, "approver", "MR-1", "8"));

    assertThat(new Books(kept, journal).findings())
        .containsExactly(new Finding("acknowledged answers that are not there", List.of("8")));
  }

  @Test
  void shouldSeeAnAnswerThatCameTooLateOfWhichNobodyWasTold() {
    kept.sql(
            """
            insert into desk.outbox (id, kind, payload, created_at, attempts, next_attempt_at, refused_at)
            overriding system value
            values (1, 'complete-user-task', '{"taskKey": 7}', now(), 1, now(), now()),
                   (2, 'complete-user-task', '{"taskKey": 8}', now(), 2, now(), now()),
                   (3, 'complete-user-task', '{"taskKey": 9}', now(), 3, now(), now())
            """)
        .update();
    kept.sql(
            """
            insert into desk.notification (effect_key, cause, topic_kind, topic_key, recipient, template, facts, in_portal,
                                           mail, created_at, next_attempt_at)
            values ('late:2:ann', 'late:2', 'change', '1', 'ann', 'answer-late', '{}', false, 'off', now(), now())
            """)
        .update();

    assertThat(new Books(kept, List.of()).findings())
        .containsExactly(
            new Finding("answers that came too late, of which nobody was told", List.of("9")));
  }

  private void task(long key, String state) {
    kept.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
                                          bpmn_process_id, process_version, element_id, state, created_at, partition_id, position)
            values (:key, 3, 2, 2, 1, 'P', 1, 'UserTask_A', :state, now(), 1, 1)
            """)
        .param("key", key)
        .param("state", state)
        .update();
  }

  @Test
  void shouldSeeAnOpenIncident() {
    kept.sql(
            """
            insert into engine.incident (key, error_type, error_message, state, created_at, partition_id, position)
            values (1, 'JOB_NO_RETRIES', 'no answer', 'open', now(), 1, 1)
            """)
        .update();

    assertThat(new Books(kept, List.of()).findings())
        .containsExactly(new Finding("open incidents", List.of("no answer")));
  }

  @Test
  void shouldSeeARequestOnItsWayWithoutATaskOnlyWhereOneIsMissing() {
    running(1, "MarketingRequestProcess", "MR-1");
    running(2, "MarketingRequestProcess", "MR-2");
    running(3, "SlaClockProcess", "a clock's key");
    task(10, "open");

    Books books = new Books(kept, List.of());

    assertThat(books.findingsOnTheWay())
        .containsExactly(
            new Finding("requests on their way that nobody can go on with", List.of("MR-1")));
    assertThat(books.findings())
        .containsExactly(new Finding("instances that have not ended", List.of("1", "2", "3")));
  }

  private void running(long key, String process, String correlation) {
    kept.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
                                                 correlation_key, state, started_at, partition_id, position)
            values (:key, 1, :process, 1, :key, :correlation, 'active', now(), 1, 1)
            """)
        .param("key", key)
        .param("process", process)
        .param("correlation", correlation)
        .update();
  }

  @Test
  void shouldSeeARowThatTheLogDoesNotGive() {
    start(kept, "MR-1");
    start(rebuilt, "MR-2");
    RebuiltReadModel models = new RebuiltReadModel(kept, rebuilt);

    assertThat(models.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.what()).contains("engine.message_start");
              assertThat(finding.which()).hasSize(2);
            });
    assertThat(models.compared()).isEqualTo(1);
  }

  @Test
  void shouldSeeWhatWentOutTwiceOrUnknown() throws IOException {
    publish("publish:MR-1:social");
    publish("again:MR-1:social");

    assertThat(new LaunchTarget(data, kept).findings())
        .extracting(Finding::what)
        .containsExactly("published twice", "publications that are otherwise than believed");
  }

  private void publish(String key) throws IOException {
    Path folder = Files.createDirectories(data.resolve("channels/social"));
    Publication publication =
        new Publication("social", key, true, 1, NOW, null, Map.of(), Exchange.JSON.nullNode());
    Files.write(
        folder.resolve(key.replace(':', '_') + ".json"),
        Exchange.JSON.writeValueAsBytes(publication));
  }

  private static void start(JdbcClient database, String request) {
    database
        .sql("insert into engine.message_start values (1, :request, 'request-submitted', 1, 1)")
        .param("request", request)
        .update();
  }

  private static DataSource database(String name) {
    return postgres.getDatabase("postgres", name);
  }
}
