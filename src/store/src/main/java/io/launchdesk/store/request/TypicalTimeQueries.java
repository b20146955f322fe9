package io.launchdesk.store.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long requests took, by type. */
@Repository
public class TypicalTimeQueries {
  /** Fewer deliveries than these say nothing about the next one. */
  private static final int ENOUGH = 5;

  /** Old history tells little of today, and looking at all of it would slow the catalogue down. */
  private static final int RECENT = 5000;

  private final JdbcClient jdbc;

  TypicalTimeQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By type, from the 5,000 newest requests; a type without a delivery among them is not in it. */
  public Map<String, TypicalTime> byType() {
    Map<String, TypicalTime> times = new LinkedHashMap<>();
    jdbc.sql(
            """
            select r.type, count(*) as delivered,
                   percentile_disc(0.5) within group (order by
                     (coalesce(live.at, f.at) at time zone 'UTC')::date
                       - (r.created_at at time zone 'UTC')::date) as days
              from (select id, type, created_at from desk.request
                     order by created_at desc, id desc limit :recent) r
              join desk.kpi_fact f
                on f.request_id = r.id and f.kpi = 'lead-time-hours' and f.stage = 'delivered'
              left join lateral (
                select max(p.published_at) as at from desk.publication p
                 where p.request_id = r.id and p.state <> 'retracted') live on true
             group by r.type
            """)
        .param("recent", RECENT)
        .query(
            row -> {
              int delivered = row.getInt("delivered");
              Integer days = delivered < ENOUGH ? null : row.getInt("days");
              times.put(row.getString("type"), new TypicalTime(delivered, days));
            });
    return times;
  }
}
