package io.launchdesk.store.sla;

import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What clocks have brought about, and whether a timer of a process comes at the right time. */
@Repository
public class SlaActionRepository {
  private final JdbcClient jdbc;
  private final SlaLedgerRepository ledgers;

  SlaActionRepository(JdbcClient jdbc, SlaLedgerRepository ledgers) {
    this.jdbc = jdbc;
    this.ledgers = ledgers;
  }

  /**
   * Whether a timer that was armed with the clock's first instant is right to fire. It is not when
   * the level was carried out already, and when the clock stands still or was moved beyond now:
   * then SlaClockProcess sees to it. An element without a clock has nothing but its timer.
   */
  public boolean isDue(long clockKey, SlaLevel level, Instant now) {
    return ledgers
        .clock(clockKey)
        .map(clock -> !done(clockKey).contains(level.slug()) && isDue(clock, level, now))
        .orElse(true);
  }

  private static boolean isDue(LedgerClock clock, SlaLevel level, Instant now) {
    if (clock.revision() == 0) {
      return !clock.held();
    }
    return !clock.held()
        && clock.levels().stream()
            .anyMatch(planned -> planned.level() == level && !planned.at().isAfter(now));
  }

  /** The levels that were carried out, as they are written. */
  public Set<String> done(long clockKey) {
    return jdbc
        .sql("select level from desk.sla_action where clock_key = :key")
        .param("key", clockKey)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Keeps that the level was carried out. */
  public void record(long clockKey, SlaLevel level, Instant at) {
    jdbc.sql(
            """
            insert into desk.sla_action (clock_key, level, at) values (:key, :level, :at) on conflict do nothing
            """)
        .param("key", clockKey)
        .param("level", level.slug())
        .param("at", Sql.utc(at))
        .update();
  }
}
