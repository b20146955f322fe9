package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL, or its schema, is not there when the exporter needs it. */
class DatabaseAwayTest {
  private static final List<Record<?>> RECORDS = Recording.records();
  private static final long LAST = RECORDS.getLast().getPosition();

  @TempDir(cleanup = CleanupMode.NEVER)
  Path data;

  @Test
  void shouldWriteEverythingWhenDatabaseWasStoppedUnderLoad() throws IOException {
    // given
    int port = freePort();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    EmbeddedPostgres postgres = start(port);
    Flyway.configure().dataSource(url, "postgres", "").load().migrate();
    int third = RECORDS.size() / 3;
    try (ExporterHarness exporter =
        new ExporterHarness(url, new TestController(), Map.of("batchSize", 20))) {
      exporter.export(RECORDS.subList(0, third));

      // when
      postgres.close();
      long began = System.nanoTime();
      assertThat(fillUntilRefused(exporter)).as("the broker is told to try again").isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as("the broker's thread is not held")
          .isLessThan(Duration.ofSeconds(10));
      postgres = start(port);
      exporter.export(RECORDS);
    }

    // then
    JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    assertThat(jdbc.sql("select position from engine.exporter_position").query(Long.class).single())
        .isEqualTo(LAST);
    assertThat(rows(jdbc)).isEqualTo(rows(exportedAtOnce()));
    postgres.close();
  }

  @Test
  void shouldWaitWhenSchemaIsNotThereYet() {
    // given
    TestDatabase database = TestDatabase.empty();
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), new TestController())) {
      exporter.offer(RECORDS.subList(0, 50));
      exporter.tick();

      // when
      Flyway.configure().dataSource(database.dataSource()).load().migrate();

      // then
      exporter.export(RECORDS);
    }
    assertThat(rows(JdbcClient.create(database.dataSource()))).isEqualTo(rows(exportedAtOnce()));
  }

  private static boolean fillUntilRefused(ExporterHarness exporter) {
    for (Record<?> record : RECORDS) {
      if (!exporter.taken(record)) {
        return true;
      }
      exporter.tick();
    }
    return false;
  }

  private static JdbcClient exportedAtOnce() {
    TestDatabase database = TestDatabase.migrated();
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), new TestController())) {
      exporter.export(RECORDS);
    }
    return JdbcClient.create(database.dataSource());
  }

  private static List<String> rows(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select to_jsonb(e)::text from engine.element_instance e union all
            select to_jsonb(t)::text from engine.user_task t union all
            select to_jsonb(v)::text from engine.variable v order by 1""")
        .query(String.class)
        .list();
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
