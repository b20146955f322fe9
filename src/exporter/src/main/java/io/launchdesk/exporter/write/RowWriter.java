package io.launchdesk.exporter.write;

import io.launchdesk.exporter.row.Change;
import io.launchdesk.exporter.row.DeadLetter;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Rows;
import io.launchdesk.exporter.row.Table;
import io.launchdesk.exporter.row.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/** Writes changes inside a transaction: folded, one statement per table. */
final class RowWriter {
  private final int partition;

  RowWriter(int partition) {
    this.partition = partition;
  }

  /** Writes all changes, whose roots are filled. */
  void write(Connection connection, List<Change> changes) throws SQLException {
    Rows rows = Rows.folded(changes.stream().map(Change::row).toList());
    for (Table table : Tables.IN_ORDER) {
      List<Row> changed = rows.of(table);
      if (!changed.isEmpty()) {
        upsert(connection, table, changed);
      }
    }
  }

  /**
   * Writes what can be written: halves the changes until the ones that the database refuses stand
   * alone.
   *
   * @return the refused ones
   */
  List<DeadLetter> writeWithoutCulprits(Connection connection, List<Change> changes)
      throws SQLException {
    List<DeadLetter> refused = new ArrayList<>();
    halve(connection, changes, refused);
    return refused;
  }

  private void halve(Connection connection, List<Change> changes, List<DeadLetter> refused)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      write(connection, changes);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (!SqlFailure.isDataProblem(e)) {
        throw e;
      }
      connection.rollback(before);
      if (changes.size() == 1) {
        refused.add(DeadLetter.of(changes.getFirst(), e.getMessage()));
        return;
      }
      int middle = changes.size() / 2;
      halve(connection, changes.subList(0, middle), refused);
      halve(connection, changes.subList(middle, changes.size()), refused);
    }
  }

  /** Keeps dead letters; one that is kept already stays as it is. */
  void keep(Connection connection, List<DeadLetter> letters) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into engine.dead_letter
              (partition_id, position, value_type, intent, reason, record)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""")) {
      for (DeadLetter letter : letters) {
        insert.setInt(1, partition);
        insert.setLong(2, letter.position());
        insert.setString(3, letter.valueType());
        insert.setString(4, letter.intent());
        insert.setString(5, letter.reason().replace('\0', '\uFFFD'));
        insert.setString(6, letter.record().replace('\0', '\uFFFD'));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void upsert(Connection connection, Table table, List<Row> rows) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(table.upsert())) {
      upsert.setInt(1, partition);
      upsert.setArray(
          2,
          connection.createArrayOf("int8", rows.stream().map(Row::position).toArray(Long[]::new)));
      List<String> types = Rows.elementTypes(table);
      List<Object[]> arrays = Rows.arrays(table, rows);
      for (int i = 0; i < arrays.size(); i++) {
        upsert.setArray(i + 3, connection.createArrayOf(types.get(i), arrays.get(i)));
      }
      upsert.executeUpdate();
    }
  }
}
