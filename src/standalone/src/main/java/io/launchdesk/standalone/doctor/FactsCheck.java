package io.launchdesk.standalone.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.part.DatabaseAccess;
import io.launchdesk.standalone.part.Web;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether facts come up: the exporter's lag, what waits for the engine, what needs an operator. */
final class FactsCheck {
  private static final long LARGEST_LAG = 1_000;
  private static final int LOGIN_SECONDS = 5;

  private final DatabaseAccess database;
  private final Ports ports;

  FactsCheck(DatabaseAccess database, Ports ports) {
    this.database = database;
    this.ports = ports;
  }

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    DriverManager.setLoginTimeout(LOGIN_SECONDS);
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      findings.add(lag(statement));
      findings.add(
          none(statement, "Incidents", "open incidents", "engine.incident where state = 'open'"));
      findings.addAll(alerts(statement));
      findings.add(none(statement, "Dead letters", "records kept aside", "engine.dead_letter"));
    } catch (SQLException e) {
      findings.add(Finding.bad("Database", e.getMessage()));
    }
    return findings;
  }

  /** What the exporter could not decide by itself, in its own words. */
  private static List<Finding> alerts(Statement statement) throws SQLException {
    List<Finding> alerts = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select message from engine.alert where cleared_at is null order by raised_at")) {
      while (rows.next()) {
        alerts.add(Finding.bad("Alert", rows.getString(1)));
      }
    }
    return alerts.isEmpty() ? List.of(Finding.ok("Alerts", "0 open alerts")) : alerts;
  }

  /**
   * Records that the broker has processed and the exporter has not. What is written lies behind,
   * since many records are of no use to the read model.
   */
  private Finding lag(Statement statement) throws SQLException {
    long written =
        number(statement, "select coalesce(sum(position), 0) from engine.exporter_position");
    try {
      String body = Web.get(ports.last("broker.management"), "/actuator/partitions").body();
      long processed = 0;
      long exported = 0;
      for (JsonNode partition : Exchange.JSON.readTree(body)) {
        processed += Math.max(0, partition.path("processedPosition").asLong());
        exported += Math.max(0, partition.path("exportedPosition").asLong());
      }
      return lag(written, processed, exported);
    } catch (IOException | IllegalArgumentException e) {
      return Finding.bad("Exporter", "written up to " + written + ", the broker does not answer");
    }
  }

  /**
   * What the positions tell.
   *
   * @param written of the last record that the read model has
   * @param processed of the last command that the broker has carried out; what came of it lies
   *     behind that
   * @param exported of the last record that the exporter is done with
   */
  static Finding lag(long written, long processed, long exported) {
    long come = Math.max(processed, exported);
    if (written > come) {
      return Finding.bad(
          "Exporter",
          "written up to %d, but the broker has come to %d only: they are of different logs"
              .formatted(written, come));
    }
    long lag = Math.max(0, processed - exported);
    String text = lag + " records behind (processed " + processed + ", done " + exported + ")";
    return Finding.when(lag <= LARGEST_LAG, "Exporter", text);
  }

  private static Finding none(Statement statement, String subject, String what, String from)
      throws SQLException {
    long count = number(statement, "select count(*) from " + from);
    return Finding.when(count == 0, subject, count + " " + what);
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
