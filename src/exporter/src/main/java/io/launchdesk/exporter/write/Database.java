package io.launchdesk.exporter.write;

import io.launchdesk.exporter.ExporterConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Opens connections that never hang for ever, at either end: a server that is not told that its
 * client has gone would keep the rows of an open transaction locked.
 */
final class Database {
  private final ExporterConfig config;
  private final int partition;

  Database(ExporterConfig config, int partition) {
    this.config = config;
    this.partition = partition;
  }

  /**
   * A connection without auto-commit on a database that has the schema.
   *
   * @throws SQLException when the database or the schema is not there (yet)
   */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", config.user());
    properties.setProperty("password", config.password());
    properties.setProperty("ApplicationName", "launchdesk-exporter-" + partition);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty(
        "options",
        "-c statement_timeout=45s -c lock_timeout=20s -c idle_in_transaction_session_timeout=10s");
    Connection connection = new Driver().connect(config.url(), properties);
    if (connection == null) {
      throw new SQLException("the address is not PostgreSQL's: " + config.url());
    }
    try {
      connection.setAutoCommit(false);
      requireSchema(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void requireSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select to_regclass('engine.exporter_position') is not null")) {
      found.next();
      if (!found.getBoolean(1)) {
        throw new SQLException("schema engine is not there yet; its migrations create it");
      }
    }
    connection.rollback();
  }
}
