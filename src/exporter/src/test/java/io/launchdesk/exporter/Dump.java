package io.launchdesk.exporter;

import io.launchdesk.exporter.row.Tables;
import io.launchdesk.store.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that the exporter wrote, for comparison. */
final class Dump {
  private Dump() {}

  static Map<String, List<String>> of(TestDatabase database) {
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    Map<String, List<String>> tables = new LinkedHashMap<>();
    Tables.IN_ORDER.forEach(
        table ->
            tables.put(
                table.name(),
                jdbc.sql(
                        "select to_jsonb(t)::text from engine.%s t order by 1"
                            .formatted(table.name()))
                    .query(String.class)
                    .list()));
    tables.put(
        "exporter_position",
        jdbc.sql("select (to_jsonb(t) - 'updated_at')::text from engine.exporter_position t")
            .query(String.class)
            .list());
    return tables;
  }

  static void clear(TestDatabase database) {
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    Tables.IN_ORDER.forEach(table -> jdbc.sql("truncate engine." + table.name()).update());
    jdbc.sql("truncate engine.exporter_position, engine.dead_letter, engine.alert").update();
  }
}
