package io.launchdesk.bench.timer;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the read model knows of the bench's timers of one round. */
final class TimerTable {
  private final JdbcClient jdbc;
  private final Instant firstAt;
  private final Instant lastAt;

  /**
   * @param firstAt when the first of the round is due
   * @param lastAt when the last is
   */
  TimerTable(JdbcClient jdbc, Instant firstAt, Instant lastAt) {
    this.jdbc = jdbc;
    this.firstAt = firstAt;
    this.lastAt = lastAt;
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
             where t.target_element_id = 'IntermediateCatchEvent_BenchDue' and t.due_at between :first and :last
               and p.state = 'completed'
            """)
        .param("first", firstAt.atOffset(ZoneOffset.UTC))
        .param("last", lastAt.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** How many times an instance was taken on by its timer: once each, when none fired twice. */
  long passed() {
    return jdbc.sql(
            """
            select count(*) from engine.element_instance e
              join engine.timer t on t.process_instance_key = e.process_instance_key
             where t.target_element_id = 'IntermediateCatchEvent_BenchDue' and t.due_at between :first and :last
               and e.element_id = 'IntermediateCatchEvent_BenchDue' and e.state = 'completed'
            """)
        .param("first", firstAt.atOffset(ZoneOffset.UTC))
        .param("last", lastAt.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /**
   * How long after they were due timers fired, by the engine's own record of it.
   *
   * @param share 0 to 1, such as 0.95
   * @return seconds
   */
  double late(double share) {
    return jdbc.sql(
            """
            select percentile_disc(:share) within group (order by extract(epoch from ended_at - due_at))
              from engine.timer
             where target_element_id = 'IntermediateCatchEvent_BenchDue' and due_at between :first and :last
            """)
        .param("share", share)
        .param("first", firstAt.atOffset(ZoneOffset.UTC))
        .param("last", lastAt.atOffset(ZoneOffset.UTC))
        .query(Double.class)
        .single();
  }

  private long count(String condition) {
    return jdbc.sql(
            "select count(*) from engine.timer where target_element_id = 'IntermediateCatchEvent_BenchDue'"
                + " and due_at between :first and :last and "
                + condition)
        .param("first", firstAt.atOffset(ZoneOffset.UTC))
        .param("last", lastAt.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }
}
