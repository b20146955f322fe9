package io.launchdesk.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server per JVM, a database of its own (migrated) per call. The
 * server ends with the JVM.
 */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** Creates an empty database and applies all migrations. */
  public static TestDatabase migrated() {
    TestDatabase database = empty();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    return database;
  }

  /** Creates an empty database. */
  public static TestDatabase empty() {
    String name = "test_" + NUMBER.incrementAndGet();
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("test database " + name + " could not be created", e);
    }
    return new TestDatabase(name);
  }

  /** A data source without a pool on this database. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    return source;
  }

  /** The database's JDBC address with user, on loopback. */
  public String jdbcUrl() {
    return server().getJdbcUrl("postgres", name);
  }

  /** Where the server listens, on loopback. */
  public static int port() {
    return server().getPort();
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }
}
