package io.launchdesk.exporter.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows of {@code engine.alert}: at most one open alert per kind and partition. */
final class Alerts {
  private final int partition;

  Alerts(int partition) {
    this.partition = partition;
  }

  void raise(Connection connection, String kind, String message) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into engine.alert (kind, partition_id, message)
            select ?, ?, ?
            where not exists (
              select from engine.alert where kind = ? and partition_id = ? and cleared_at is null)""")) {
      insert.setString(1, kind);
      insert.setInt(2, partition);
      insert.setString(3, message);
      insert.setString(4, kind);
      insert.setInt(5, partition);
      insert.executeUpdate();
    }
  }

  void clear(Connection connection, String kind) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update engine.alert set cleared_at = now()"
                + " where kind = ? and partition_id = ? and cleared_at is null")) {
      update.setString(1, kind);
      update.setInt(2, partition);
      update.executeUpdate();
    }
  }
}
