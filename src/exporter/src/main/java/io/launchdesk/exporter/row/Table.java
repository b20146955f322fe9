package io.launchdesk.exporter.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of the read model: its columns and the one statement that writes any number of its rows.
 *
 * <p>Every table also has {@code partition_id} and {@code position}, the last record that changed
 * the row. A row is only overwritten by a later position, so that replays change nothing.
 */
public final class Table {
  private final String name;
  private final List<Column> columns;
  private final Map<String, Integer> index = new HashMap<>();
  private final String upsert;

  private Table(String name, List<Column> columns) {
    this.name = name;
    this.columns = List.copyOf(columns);
    for (Column column : columns) {
      index.put(column.name(), index.size());
    }
    this.upsert = buildUpsert();
  }

  /** Starts the description of {@code engine.<name>}. */
  static Builder named(String name) {
    return new Builder(name);
  }

  /** The table's name without schema. */
  public String name() {
    return name;
  }

  /** A new, empty row as the record at this position leaves it. */
  public Row row(long position) {
    return new Row(this, position, new Object[columns.size()]);
  }

  /**
   * {@code insert … select from unnest(…) on conflict …}. Parameters: the partition, the positions,
   * then one array per column.
   */
  public String upsert() {
    return upsert;
  }

  /** Whether the table has this column. */
  public boolean has(String column) {
    return index.containsKey(column);
  }

  List<Column> columns() {
    return columns;
  }

  int indexOf(String column) {
    Integer found = index.get(column);
    if (found == null) {
      throw new IllegalArgumentException("engine.%s has no column %s".formatted(name, column));
    }
    return found;
  }

  private String buildUpsert() {
    String names = joined(columns.stream().map(Column::name).toList());
    String arrays = joined(columns.stream().map(c -> "?::" + c.type().element() + "[]").toList());
    String selected = joined(columns.stream().map(Column::selected).toList());
    String key = joined(with(Merge.KEY).stream().map(Column::name).toList());
    List<Column> changing = new ArrayList<>(with(Merge.LAST));
    changing.addAll(with(Merge.KEEP));
    String conflict =
        changing.isEmpty()
            ? "nothing"
            : "update set partition_id = excluded.partition_id, position = excluded.position, "
                + joined(changing.stream().map(Column::assigned).toList())
                + " where t.position < excluded.position";
    return """
        insert into engine.%s as t (partition_id, position, %s)
        select ?, u.position, %s from unnest(?::int8[], %s) as u(position, %s)
        on conflict (%s) do %s"""
        .formatted(name, names, selected, arrays, names, key, conflict);
  }

  private List<Column> with(Merge merge) {
    return columns.stream().filter(column -> column.merge() == merge).toList();
  }

  private static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "engine." + name;
  }

  /** Collects the columns. */
  static final class Builder {
    private final String name;
    private final List<Column> columns = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    Builder key(String column, ColumnType type) {
      return add(column, type, Merge.KEY, null);
    }

    Builder first(String column, ColumnType type) {
      return add(column, type, Merge.FIRST, null);
    }

    Builder last(String column, ColumnType type) {
      return add(column, type, Merge.LAST, null);
    }

    Builder keep(String column, ColumnType type) {
      return add(column, type, Merge.KEEP, null);
    }

    Builder keep(String column, ColumnType type, String source) {
      return add(column, type, Merge.KEEP, source);
    }

    Table build() {
      return new Table(name, columns);
    }

    private Builder add(String column, ColumnType type, Merge merge, String source) {
      columns.add(new Column(column, type, merge, source));
      return this;
    }
  }
}
