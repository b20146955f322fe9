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
      listener.createStatement().execute("listen engine");

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

  private static List<String> payloads(Connection listener) throws SQLException {
    List<String> payloads = new ArrayList<>();
    for (var notification : listener.unwrap(PGConnection.class).getNotifications(5_000)) {
      payloads.add(notification.getParameter());
    }
    return payloads;
  }
}
