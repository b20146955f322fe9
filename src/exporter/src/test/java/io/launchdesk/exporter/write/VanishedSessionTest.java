package io.launchdesk.exporter.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.exporter.ExporterConfig;
import io.launchdesk.exporter.log.LogIdentity;
import io.launchdesk.exporter.log.Mark;
import io.launchdesk.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The network loses an exporter in the middle of a transaction, and the server is not told. */
class VanishedSessionTest {
  private static final Mark FIRST = new Mark(new LogIdentity(1, 1_700_000_000_000L), 1);

  private final TestDatabase database = TestDatabase.migrated();
  private final Positions positions = new Positions(1);
  private final Database exporters =
      new Database(
          ExporterConfig.of(
              Map.of("url", database.jdbcUrl(), "user", "postgres", "password", "postgres")),
          1);

  @Test
  void shouldGiveThePositionToTheNextWhenOneSaysNothingMore() throws SQLException {
    try (Connection vanished = exporters.connect();
        Connection next = exporters.connect()) {
      // given
      positions.insert(vanished, FIRST, 1_700_000_000_000L);
      vanished.commit();
      Mark second = new Mark(FIRST.log(), 2);
      positions.advance(vanished, Optional.of(FIRST), second, 1_700_000_000_001L);

      // when: it waits for a lock no longer than the exporter does
      boolean advanced = positions.advance(next, Optional.of(FIRST), second, 1_700_000_000_001L);

      // then
      assertThat(advanced).isTrue();
    }
  }
}
