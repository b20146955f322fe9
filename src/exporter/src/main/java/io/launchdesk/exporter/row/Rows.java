package io.launchdesk.exporter.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of one batch, folded: each row once, as the last record leaves it, table by table.
 */
public final class Rows {
  private final Map<Table, Map<Object, Row>> byTable = new LinkedHashMap<>();

  /** Folds changes that are given in the order of their positions. */
  public static Rows folded(Iterable<Row> changes) {
    Rows rows = new Rows();
    for (Row change : changes) {
      rows.byTable
          .computeIfAbsent(change.table(), table -> new LinkedHashMap<>())
          .merge(change.key(), change, Row::mergedWith);
    }
    return rows;
  }

  /** The rows of a table, empty when none changed. */
  public List<Row> of(Table table) {
    return List.copyOf(byTable.getOrDefault(table, Map.of()).values());
  }

  /** One array per column of the table, in the order of the statement's parameters. */
  public static List<Object[]> arrays(Table table, List<Row> rows) {
    List<Object[]> arrays = new ArrayList<>();
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      ColumnType type = columns.get(i).type();
      Object[] array = type.array(rows.size());
      for (int r = 0; r < array.length; r++) {
        array[r] = type.clean(rows.get(r).valueAt(i));
      }
      arrays.add(array);
    }
    return arrays;
  }

  /** The SQL element types of {@link #arrays}. */
  public static List<String> elementTypes(Table table) {
    return table.columns().stream().map(column -> column.type().element()).toList();
  }
}
