package io.launchdesk.store.kpi;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What facts are read from: recorded stages, clocks with their ends, reviews, publications. */
@Repository
public class KpiSourceRepository {
  private final JdbcClient jdbc;

  KpiSourceRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the stage that was recorded last has ended, leaving {@code stage} itself aside. */
  public Optional<Instant> lastStageEnd(String requestId, String stage) {
    return jdbc.sql(
            """
            select max(at) as at from desk.kpi_fact
             where request_id = :request and kpi = 'stage-hours' and stage <> :stage
            """)
        .param("request", requestId)
        .param("stage", stage)
        .query((row, n) -> Optional.ofNullable(Sql.instant(row, "at")))
        .single();
  }

  /**
   * Steps of the request whose clock has stopped: someone answered (the answer's time counts) or
   * the engine has ended the task otherwise after it was due. A task that was withdrawn in time is
   * neither kept nor breached.
   */
  public List<StoppedClock> stoppedClocks(String requestId) {
    return jdbc.sql(
            """
            select c.element_instance_key, c.step, c.started_at, c.due_at, coalesce(o.completed_at, t.ended_at) as ended_at
              from desk.sla_clock c
              join engine.user_task t on t.element_instance_key = c.element_instance_key
              left join desk.task_outcome o on o.task_key = t.key
             where c.request_id = :request
               and (o.completed_at is not null
                    or t.state = 'completed'
                    or t.state = 'canceled' and t.ended_at > c.due_at)
             order by c.element_instance_key
            """)
        .param("request", requestId)
        .query((row, n) -> stopped(row))
        .list();
  }

  private static StoppedClock stopped(ResultSet row) throws SQLException {
    return new StoppedClock(
        row.getLong("element_instance_key"),
        row.getString("step"),
        Sql.instant(row, "started_at"),
        Sql.instant(row, "due_at"),
        Sql.instant(row, "ended_at"));
  }

  /**
   * Stages of the request, and its first response, whose clock has stopped: brought to its end, or
   * broken off after it was due. What was broken off in time is neither kept nor breached.
   */
  public List<StoppedClock> stoppedStages(String requestId) {
    return jdbc.sql(
            """
            select c.element_instance_key, c.step, c.started_at, c.due_at, e.ended_at
              from desk.sla_clock c
              cross join lateral desk.sla_clock_end_of(c) e
             where c.request_id = :request and c.scope in ('stage', 'response') and e.ended_at is not null
               and (e.ended_at > c.due_at or desk.sla_clock_completed(c))
             order by c.element_instance_key
            """)
        .param("request", requestId)
        .query((row, n) -> stopped(row))
        .list();
  }

  /** The clock of the whole delivery, when one was started. */
  public Optional<StoppedClock> delivery(String requestId, Instant endedAt) {
    return jdbc.sql(
            """
            select element_instance_key, step, started_at, due_at from desk.sla_clock
             where request_id = :request and step = 'delivery'
             order by started_at desc limit 1
            """)
        .param("request", requestId)
        .query(
            (row, n) ->
                new StoppedClock(
                    row.getLong("element_instance_key"),
                    row.getString("step"),
                    Sql.instant(row, "started_at"),
                    Sql.instant(row, "due_at"),
                    endedAt))
        .optional();
  }

  /** How many versions of the request's assets went back, by a reviewer or by a check. */
  public long sentBack(String requestId) {
    return jdbc.sql(
            """
            select count(*) from desk.asset_version v join desk.deliverable d on d.id = v.deliverable_id
             where d.request_id = :request
               and (v.review = 'rework' or v.review is null and jsonb_array_length(v.check_findings) > 0)
            """)
        .param("request", requestId)
        .query(Long.class)
        .single();
  }

  /** When the last channel went live; empty when none is live. */
  public Optional<Instant> liveAt(String requestId) {
    return jdbc.sql(
            """
            select max(published_at) as at from desk.publication
             where request_id = :request and state in ('published', 'verified')
            """)
        .param("request", requestId)
        .query((row, n) -> Optional.ofNullable(Sql.instant(row, "at")))
        .single();
  }

  /** A step's clock and when the step ended. */
  public record StoppedClock(
      long elementInstanceKey, String step, Instant startedAt, Instant dueAt, Instant endedAt) {}
}
