package io.launchdesk.store.sla;

import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What clocks have brought about: each level of a clock once. */
@Repository
public class SlaActionRepository {
  private final JdbcClient jdbc;

  SlaActionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When which level of the clock was carried out, by the level's key. */
  public Map<String, Instant> done(long clockKey) {
    return done(List.of(clockKey)).getOrDefault(clockKey, Map.of());
  }

  /** The same for several clocks, by the clock's key. */
  public Map<Long, Map<String, Instant>> done(Collection<Long> clockKeys) {
    Map<Long, Map<String, Instant>> found = new HashMap<>();
    jdbc.sql("select clock_key, level, at from desk.sla_action where clock_key = any(:keys)")
        .param("keys", clockKeys.toArray(Long[]::new))
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getLong("clock_key"), key -> new HashMap<>())
                  .put(row.getString("level"), Sql.instant(row, "at"));
            });
    return found;
  }

  /**
   * Keeps that the level was carried out; not before the last that was, though the machine's clock
   * was put back.
   */
  public void record(long clockKey, SlaLevel level, Instant at) {
    jdbc.sql(
            """
            insert into desk.sla_action (clock_key, level, at)
            select :key, :level, greatest(:at, (select max(at) from desk.sla_action where clock_key = :key))
            on conflict do nothing
            """)
        .param("key", clockKey)
        .param("level", level.key())
        .param("at", Sql.utc(at))
        .update();
  }
}
