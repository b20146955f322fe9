package io.launchdesk.bench.exporter;

import io.launchdesk.bench.OwnPostgres;
import io.launchdesk.exporter.row.Table;
import io.launchdesk.exporter.row.Tables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A PostgreSQL that writes as it must: fsync, full pages and synchronous commits on. */
final class BenchDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private BenchDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static BenchDatabase start() throws IOException {
    EmbeddedPostgres postgres =
        OwnPostgres.durable().setServerConfig("max_wal_size", "4GB").start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
    return new BenchDatabase(postgres);
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  Connection connect() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  void clear() throws SQLException {
    for (Table table : Tables.IN_ORDER) {
      execute("truncate engine." + table.name());
    }
    execute("truncate engine.exporter_position");
    execute("checkpoint");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
