package io.launchdesk.bench.timer;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the read model knows of the bench's timers of one round. */
final class TimerTable {
  private final JdbcClient jdbc;
  private final Instant dueAt;

  TimerTable(JdbcClient jdbc, Instant dueAt) {
    this.jdbc = jdbc;
    this.dueAt = dueAt;
  }

  long armed() {
    return count("true");
  }

  long triggered() {
    return count("state = 'triggered'");
  }

  /** How many of the instances have ended. */
  long ended() {
    return jdbc.sql(
            """
            select count(*) from engine.process_instance p
              join engine.timer t on t.process_instance_key = p.key
             where t.target_element_id = 'IntermediateCatchEvent_BenchDue' and t.due_at = :due
               and p.state = 'completed'
            """)
        .param("due", dueAt.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /**
   * How long after the due instant timers fired, by the engine's own record of it.
   *
   * @param share 0 to 1, such as 0.95
   * @return seconds
   */
  double late(double share) {
    return jdbc.sql(
            """
            select percentile_disc(:share) within group (order by extract(epoch from ended_at - due_at))
              from engine.timer
             where target_element_id = 'IntermediateCatchEvent_BenchDue' and due_at = :due
            """)
        .param("share", share)
        .param("due", dueAt.atOffset(ZoneOffset.UTC))
        .query(Double.class)
        .single();
  }

  private long count(String condition) {
    return jdbc.sql(
            "select count(*) from engine.timer where target_element_id = 'IntermediateCatchEvent_BenchDue'"
                + " and due_at = :due and "
                + condition)
        .param("due", dueAt.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }
}
