package io.launchdesk.exporter.write;

import io.launchdesk.exporter.log.LogIdentity;
import io.launchdesk.exporter.log.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The partition's row of {@code engine.exporter_position}. */
final class Positions {
  private final int partition;

  Positions(int partition) {
    this.partition = partition;
  }

  Optional<Mark> read(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select first_position, first_timestamp, position from engine.exporter_position"
                + " where partition_id = ?")) {
      select.setInt(1, partition);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Mark(new LogIdentity(row.getLong(1), row.getLong(2)), row.getLong(3)))
            : Optional.empty();
      }
    }
  }

  /**
   * Sets the position and locks the row for the rest of the transaction.
   *
   * @param from what the row must say now; empty when there must be no row
   * @return false when the row says something else: another exporter of this partition has written
   */
  boolean advance(Connection connection, Optional<Mark> from, Mark to, long timestamp)
      throws SQLException {
    return from.isEmpty()
        ? insert(connection, to, timestamp)
        : update(connection, from.get().position(), to, timestamp);
  }

  void delete(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from engine.exporter_position where partition_id = ?")) {
      delete.setInt(1, partition);
      delete.executeUpdate();
    }
  }

  boolean insert(Connection connection, Mark mark, long timestamp) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into engine.exporter_position
              (partition_id, position, first_position, first_timestamp, record_timestamp)
            values (?, ?, ?, ?, to_timestamp(? / 1000.0))
            on conflict (partition_id) do nothing""")) {
      insert.setInt(1, partition);
      insert.setLong(2, mark.position());
      insert.setLong(3, mark.log().position());
      insert.setLong(4, mark.log().timestamp());
      insert.setLong(5, timestamp);
      return insert.executeUpdate() == 1;
    }
  }

  private boolean update(Connection connection, long from, Mark to, long timestamp)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update engine.exporter_position
            set position = ?, record_timestamp = to_timestamp(? / 1000.0), updated_at = now()
            where partition_id = ? and position = ?""")) {
      update.setLong(1, to.position());
      update.setLong(2, timestamp);
      update.setInt(3, partition);
      update.setLong(4, from);
      return update.executeUpdate() == 1;
    }
  }
}
