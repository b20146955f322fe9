package io.launchdesk.bench.dashboard;

import io.launchdesk.bench.OwnPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A migrated PostgreSQL for a made-up history. It may lose what it wrote: only reads are measured.
 */
final class HistoryDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private final Connection connection;

  private HistoryDatabase(EmbeddedPostgres postgres, Connection connection) {
    this.postgres = postgres;
    this.connection = connection;
  }

  /**
   * Starts it.
   *
   * @param folder where its programs are unpacked
   * @param data the data folder, which is made when it is missing, and stays
   */
  static HistoryDatabase start(Path folder, Path data) throws IOException, SQLException {
    EmbeddedPostgres postgres =
        OwnPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
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

  /** Address for others, with its user. */
  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** Runs on one connection, so that chance begins where it was told to. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Whether a table of that name, with its schema, is there. */
  boolean has(String table) {
    try (PreparedStatement statement =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }
}
