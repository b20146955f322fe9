package io.launchdesk.store.sla;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clocks that the engine has gone past: their elements have ended, and they do not know it yet. */
@Repository
public class OvertakenClocks {
  private final JdbcClient jdbc;

  OvertakenClocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Clocks that hold others or are enforced and whose element the engine has ended since, by their
   * keys; the earliest end first. Asked every second, so it looks at these few clocks alone.
   */
  public List<Long> toEnd(int limit) {
    return jdbc.sql(
            """
            with watched as (
              select element_instance_key as key, process_instance_key, until_element, scope, request_id
                from desk.sla_clock where ended_at is null and (holds_others or enforced))
            select key from (
              select w.key, e.ended_at
                from watched w join engine.element_instance e on e.key = w.key
               where w.until_element is null and w.scope <> 'response' and e.state <> 'active'
              union
              select w.key, p.ended_at
                from watched w join engine.process_instance p on p.key = w.process_instance_key
               where w.until_element is not null and p.state <> 'active'
              union
              select w.key, e.ended_at
                from watched w
                join engine.process_instance p on p.key = w.process_instance_key and p.state = 'active'
                join engine.element_instance e on e.root_key = p.root_key and e.process_instance_key = p.key
                                              and e.element_id = w.until_element
               where e.state <> 'active'
              union
              select w.key, least(told.at, case when root.state <> 'active' then root.ended_at end)
                from watched w
                join engine.process_instance p on p.key = w.process_instance_key
                join engine.process_instance root on root.key = p.root_key
               cross join lateral (select desk.first_response_at(w.request_id) as at) told
               where w.scope = 'response' and (told.at is not null or root.state <> 'active')) ended
             order by ended_at limit :limit
            """)
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  /**
   * A date that clocks waited for and that has come, or is waited for no more.
   *
   * @param causeKey the element instance that waited
   */
  public record Passed(long causeKey, String step, String requestId, Instant at) {}

  /** The waits for a date that the engine has ended and that still hold clocks. */
  public List<Passed> passed(int limit) {
    return jdbc.sql(
            """
            select distinct h.cause_key, h.cause_step, c.request_id, e.ended_at
              from desk.sla_hold h
              join desk.sla_clock c on c.element_instance_key = h.clock_key
              join engine.element_instance e on e.key = h.cause_key and e.state <> 'active'
             where h.ended_at is null and h.waits_for = 'date'
             order by e.ended_at, h.cause_key limit :limit
            """)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Passed(
                    row.getLong("cause_key"),
                    row.getString("cause_step"),
                    row.getString("request_id"),
                    Sql.instant(row, "ended_at")))
        .list();
  }
}
