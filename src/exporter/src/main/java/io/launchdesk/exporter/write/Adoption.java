package io.launchdesk.exporter.write;

import io.launchdesk.exporter.log.Mark;
import io.launchdesk.exporter.row.Table;
import io.launchdesk.exporter.row.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** What an operator decided when tables and log did not fit together. */
final class Adoption {
  private final Connection connection;
  private final int partition;
  private final Positions positions;

  Adoption(Connection connection, int partition, Positions positions) {
    this.connection = connection;
    this.partition = partition;
    this.positions = positions;
  }

  /** Deletes the partition's rows of the other log: a new log uses the same keys again. */
  Optional<Mark> startAnew() throws SQLException {
    for (Table table : Tables.IN_ORDER) {
      delete("delete from engine.%s where partition_id = ?".formatted(table.name()));
    }
    delete("delete from engine.dead_letter where partition_id = ?");
    positions.delete(connection);
    return Optional.empty();
  }

  /** Goes on from where the broker is; what lies between stays missing. */
  Optional<Mark> goOn(Mark broker) throws SQLException {
    positions.delete(connection);
    positions.insert(connection, broker, System.currentTimeMillis());
    return Optional.of(broker);
  }

  private void delete(String sql) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setInt(1, partition);
      delete.executeUpdate();
    }
  }
}
