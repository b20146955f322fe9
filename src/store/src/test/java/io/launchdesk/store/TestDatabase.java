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
 *
 * <p>Migrations are applied once per JVM, to a database that nobody else uses; each migrated one is
 * a copy of it.
 */
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;
  private static String model;

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** Creates a database in which all migrations were applied. */
  public static TestDatabase migrated() {
    return create(" template " + model());
  }

  /** Creates an empty database. */
  public static TestDatabase empty() {
    return create("");
  }

  private static TestDatabase create(String like) {
    String name = "test_" + NUMBER.incrementAndGet();
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + like);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("test database " + name + " could not be created", e);
    }
    return new TestDatabase(name);
  }

  private static synchronized String model() {
    if (model == null) {
      TestDatabase database = empty();
      Flyway.configure().dataSource(database.dataSource()).load().migrate();
      model = database.name;
    }
    return model;
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
