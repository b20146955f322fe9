package io.launchdesk.exporter.write;

import io.launchdesk.exporter.row.Change;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Table;
import io.launchdesk.exporter.row.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills {@code root_key}: the instance at the top of the calls. A called instance lives on its
 * caller's partition and comes after it, so the answer is in the batch, in memory, or in the
 * tables.
 */
final class RootKeys {
  private static final int REMEMBERED = 50_000;

  private final Map<Long, Long> roots =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  void fill(List<Change> changes, Connection connection) throws SQLException {
    lookUp(unknown(changes), connection);
    for (Change change : changes) {
      Row row = change.row();
      if (row.table().has("root_key")) {
        fill(row);
      }
    }
  }

  private void fill(Row row) {
    Long asked = asked(row);
    if (asked == null) {
      return;
    }
    Object known = row.get("root_key");
    long root = known == null ? roots.getOrDefault(asked, asked) : (Long) known;
    row.with("root_key", root);
    if (row.table() == Tables.PROCESS_INSTANCE) {
      roots.put((Long) row.get("key"), root);
    }
  }

  /** The instance whose root is also this row's root; null when the row belongs to none. */
  private static Long asked(Row row) {
    Table table = row.table();
    if (table != Tables.PROCESS_INSTANCE) {
      return (Long) row.get("process_instance_key");
    }
    Object parent = row.get("parent_key");
    return (Long) (parent == null ? row.get("key") : parent);
  }

  private Set<Long> unknown(List<Change> changes) {
    Set<Long> unknown = new HashSet<>();
    Set<Long> inBatch = new HashSet<>();
    for (Change change : changes) {
      Row row = change.row();
      if (!row.table().has("root_key")) {
        continue;
      }
      Long asked = asked(row);
      if (asked != null
          && row.get("root_key") == null
          && !roots.containsKey(asked)
          && !inBatch.contains(asked)) {
        unknown.add(asked);
      }
      if (row.table() == Tables.PROCESS_INSTANCE) {
        inBatch.add((Long) row.get("key"));
      }
    }
    return unknown;
  }

  private void lookUp(Set<Long> keys, Connection connection) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "select key, root_key from engine.process_instance where key = any(?)")) {
      select.setArray(1, connection.createArrayOf("int8", keys.toArray(Long[]::new)));
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          roots.put(found.getLong(1), found.getLong(2));
        }
      }
    }
  }
}
