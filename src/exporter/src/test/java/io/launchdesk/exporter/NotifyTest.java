package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

class NotifyTest {

  @Test
  void shouldTellChangedRootsAndUserTasksWhenRowsCommit() throws SQLException {
    // given
    TestDatabase database = TestDatabase.migrated();
    try (Connection listener = database.dataSource().getConnection()) {
      listen(listener);

      // when
      try (ExporterHarness exporter =
          new ExporterHarness(database.jdbcUrl(), new TestController())) {
        exporter.export(Recording.records());
      }

      // then
      String told = String.join("\n", payloads(listener));
      JdbcClient jdbc = JdbcClient.create(database.dataSource());
      List<String> keys =
          jdbc.sql(
                  "select key::text from engine.process_instance where parent_key is null"
                      + " union all select key::text from engine.user_task")
              .query(String.class)
              .list();
      assertThat(told).contains(keys).startsWith("{\"roots\":[");
    }
  }

  @Test
  void shouldWriteWhenBrokersTimerNeverFires() throws SQLException {
    // given
    TestDatabase database = TestDatabase.migrated();
    try (Connection listener = database.dataSource().getConnection();
        ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), new TestController())) {
      listen(listener);

      // when
      exporter.offer(Recording.records());

      // then
      assertThat(listener.unwrap(PGConnection.class).getNotifications(30_000)).isNotEmpty();
    }
  }

  private static void listen(Connection listener) throws SQLException {
    listener.createStatement().execute("listen engine");
  }

  /** Everything that was told before now; a mark of our own is the last. */
  private static List<String> payloads(Connection listener) throws SQLException {
    listener.createStatement().execute("notify engine, 'end'");
    List<String> payloads = new ArrayList<>();
    while (!payloads.contains("end")) {
      for (var notification : listener.unwrap(PGConnection.class).getNotifications(5_000)) {
        payloads.add(notification.getParameter());
      }
    }
    return payloads;
  }
}
