package io.launchdesk.bench.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The read model that was kept through all kills beside one that is made anew from the engine's
 * whole log: they must be the same, row by row.
 */
final class RebuiltReadModel {
  private final JdbcClient kept;
  private final JdbcClient rebuilt;
  private long compared;

  /**
   * @param kept the system's database
   * @param rebuilt the database that a second exporter writes to from the log's beginning
   */
  RebuiltReadModel(JdbcClient kept, JdbcClient rebuilt) {
    this.kept = kept;
    this.rebuilt = rebuilt;
  }

  /** Whether both have come to the same record of the log. */
  boolean areLevel() {
    return position(kept) > 0 && position(kept) == position(rebuilt);
  }

  /** Rows that were compared. */
  long compared() {
    return compared;
  }

  /** The rows that one has and the other has not. */
  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    for (String table : tables()) {
      Map<String, Integer> difference = new HashMap<>();
      rows(kept, table).forEach(row -> difference.merge(row, 1, Integer::sum));
      compared += difference.size();
      rows(rebuilt, table).forEach(row -> difference.merge(row, -1, Integer::sum));
      difference.values().removeIf(count -> count == 0);
      if (!difference.isEmpty()) {
        found.add(
            new Finding(
                "rows of engine." + table + " that differ from those made from the log",
                List.copyOf(difference.keySet())));
      }
    }
    return found;
  }

  private static long position(JdbcClient database) {
    return database
        .sql("select coalesce(sum(position), 0) from engine.exporter_position")
        .query(Long.class)
        .single();
  }

  /** What the exporter writes: all tables of the schema with a record's position. */
  private List<String> tables() {
    return kept.sql(
            """
            select table_name from information_schema.columns
             where table_schema = 'engine' and column_name = 'position'
               and table_name not in ('exporter_position', 'dead_letter')
             order by 1
            """)
        .query(String.class)
        .list();
  }

  private static List<String> rows(JdbcClient database, String table) {
    return database
        .sql("select to_jsonb(t)::text from engine." + table + " t")
        .query(String.class)
        .list();
  }
}
