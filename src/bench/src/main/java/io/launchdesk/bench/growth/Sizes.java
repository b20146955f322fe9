package io.launchdesk.bench.growth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tables take on the disk, with their indexes and what lies outside of the rows.
 *
 * @param bytes by table; a month of the archive counts for the archive
 */
record Sizes(Map<String, Long> bytes) {

  static Sizes of(JdbcClient jdbc) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    jdbc.sql(
            """
            select n.nspname || '.' || case when i.inhparent is null then c.relname else 'request_archive' end as name,
                   sum(pg_total_relation_size(c.oid)) as bytes
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_inherits i on i.inhrelid = c.oid
             where c.relkind = 'r' and n.nspname in ('engine', 'desk')
             group by 1 order by 2 desc
            """)
        .query((row, n) -> Map.entry(row.getString("name"), row.getLong("bytes")))
        .list()
        .forEach(table -> bytes.put(table.getKey(), table.getValue()));
    return new Sizes(bytes);
  }

  /** What came since. */
  Sizes less(Sizes earlier) {
    return with(table -> of(table) - earlier.of(table));
  }

  /** The share of one of so many. */
  Sizes each(int requests) {
    return with(table -> of(table) / requests);
  }

  private Sizes with(ToLongFunction<String> value) {
    Map<String, Long> changed = new LinkedHashMap<>();
    bytes.keySet().forEach(table -> changed.put(table, value.applyAsLong(table)));
    return new Sizes(changed);
  }

  long of(String table) {
    return bytes.getOrDefault(table, 0L);
  }

  long sum() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
