package io.launchdesk.bench.dashboard;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * An empty, migrated PostgreSQL for a made-up history. It may lose what it wrote: only reads are
 * measured.
 */
final class HistoryDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private final Connection connection;

  private HistoryDatabase(EmbeddedPostgres postgres, Connection connection) {
    this.postgres = postgres;
    this.connection = connection;
  }

  static HistoryDatabase start(Path folder) throws IOException, SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("wal_level", "minimal")
            .setServerConfig("max_wal_senders", "0")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("maintenance_work_mem", "1GB")
            .setServerConfig("max_parallel_workers_per_gather", "0")
            .start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
    return new HistoryDatabase(postgres, postgres.getPostgresDatabase().getConnection());
  }

  DataSource source() {
    return postgres.getPostgresDatabase();
  }

  /** Runs on one connection, so that chance begins where it was told to. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }
}
