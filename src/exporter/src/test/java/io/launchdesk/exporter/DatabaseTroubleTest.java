package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL is there and does not do what it is asked for: the exporter waits, and goes on. */
class DatabaseTroubleTest {
  private static final List<Record<?>> RECORDS = Recording.records();
  private static final int HALF = RECORDS.size() / 2;
  private static final Duration RESUMED = Duration.ofSeconds(10);
  private static final String EXPORTERS =
      "select pid from pg_stat_activity where application_name like 'launchdesk-exporter%'"
          + " and datname = current_database()";
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void exportAtOnce() {
    TestDatabase database = TestDatabase.migrated();
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), new TestController())) {
      exporter.export(RECORDS);
    }
    expected = Dump.of(database);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock_timeout=500ms", "statement_timeout=1s"})
  void shouldTryAgainUntilSomebodyReleasesARow(String limit) throws SQLException {
    // given
    TestDatabase database = TestDatabase.migrated();
    String url =
        database.jdbcUrl() + "&options=" + URLEncoder.encode("-c " + limit, StandardCharsets.UTF_8);
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    try (ExporterHarness exporter = new ExporterHarness(url, new TestController());
        Connection other = database.dataSource().getConnection()) {
      exporter.export(RECORDS.subList(0, HALF));
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("select from engine.process_instance for update");
      }

      // when it has given up at least twice
      exporter.offer(RECORDS);
      Set<Long> waited = new HashSet<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                waited.addAll(
                    jdbc.sql(EXPORTERS + " and wait_event_type = 'Lock'").query(Long.class).list());
                return waited.size() > 2;
              });
      other.rollback();

      // then
      assertResumes(exporter);
    }
    assertThat(Dump.of(database)).isEqualTo(expected);
  }

  @Test
  void shouldGoOnWhenItsConnectionsAreEnded() {
    // given
    TestDatabase database = TestDatabase.migrated();
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    try (ExporterHarness exporter =
        new ExporterHarness(database.jdbcUrl(), new TestController(), Map.of("batchSize", 20))) {
      for (int from = 0; from < RECORDS.size(); from += 40) {
        exporter.offer(RECORDS.subList(0, Math.min(RECORDS.size(), from + 40)));

        // when
        jdbc.sql("select pg_terminate_backend(pid) from (" + EXPORTERS + ") e")
            .query()
            .listOfRows();
      }

      // then
      assertResumes(exporter);
    }
    assertThat(Dump.of(database)).isEqualTo(expected);
  }

  @Test
  void shouldGoOnWhenThereIsAConnectionForItAgain() throws IOException, SQLException {
    // given
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "8")
            .setServerConfig("superuser_reserved_connections", "0")
            .start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      Flyway.configure().dataSource(url, "postgres", "").load().migrate();
      List<Connection> all = new ArrayList<>();
      DriverManagerDataSource database = new DriverManagerDataSource(url);
      try {
        while (all.size() < 100) {
          all.add(database.getConnection());
        }
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53300");
      }
      try (ExporterHarness exporter = new ExporterHarness(url, new TestController())) {
        exporter.offer(RECORDS.subList(0, 10));
        JdbcClient one =
            JdbcClient.create(
                new org.springframework.jdbc.datasource.SingleConnectionDataSource(
                    all.getLast(), true));
        assertThat(
                one.sql("select count(*) from engine.element_instance").query(Long.class).single())
            .isZero();

        // when
        all.getFirst().close();

        // then
        assertResumes(exporter);
        assertThat(
                one.sql("select to_jsonb(t)::text from engine.element_instance t order by 1")
                    .query(String.class)
                    .list())
            .isEqualTo(expected.get("element_instance"));
      }
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  private static void assertResumes(ExporterHarness exporter) {
    long begin = System.nanoTime();
    exporter.export(RECORDS);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(RESUMED);
  }
}
