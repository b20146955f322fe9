package io.launchdesk.exporter.row;

import java.util.Arrays;
import java.util.List;

/** What one record, or several records of a batch folded together, make of a row. */
public final class Row {
  private final Table table;
  private final long position;
  private final Object[] values;

  Row(Table table, long position, Object[] values) {
    this.table = table;
    this.position = position;
    this.values = values;
  }

  /**
   * Sets a column: {@code Long} for keys and instants (milliseconds since the epoch), {@code
   * Integer}, {@code String} (text, JSON, array literals), {@code byte[]} or null.
   *
   * @throws IllegalArgumentException when the table has no such column
   */
  public Row with(String column, Object value) {
    values[table.indexOf(column)] = value;
    return this;
  }

  /** The column's value, null when it was not set. */
  public Object get(String column) {
    return values[table.indexOf(column)];
  }

  /** The table that the row belongs to. */
  public Table table() {
    return table;
  }

  /** The position of the last record that changed the row. */
  public long position() {
    return position;
  }

  /** The primary key, for equality. */
  Object key() {
    List<Column> columns = table.columns();
    return columns.size() > 1 && columns.get(1).merge() == Merge.KEY
        ? List.of(values[0], values[1])
        : values[0];
  }

  /** This row with a later change of the same row laid over it; both stay as they are. */
  Row mergedWith(Row later) {
    Object[] merged = values.clone();
    List<Column> columns = table.columns();
    for (int i = 0; i < merged.length; i++) {
      Merge merge = columns.get(i).merge();
      if (merge == Merge.LAST || (merge == Merge.KEEP && later.values[i] != null)) {
        merged[i] = later.values[i];
      }
    }
    return new Row(table, later.position, merged);
  }

  Object valueAt(int index) {
    return values[index];
  }

  /** Table and values, for a dead letter. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(table.toString());
    List<Column> columns = table.columns();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof byte[] bytes ? Arrays.hashCode(bytes) : values[i];
      out.append(i == 0 ? " " : ", ").append(columns.get(i).name()).append('=').append(value);
    }
    return out.toString().replace('\0', '\uFFFD');
  }
}
