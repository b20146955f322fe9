package io.launchdesk.store.sla;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the judgement of promises is made from. */
@Repository
public class PromiseRepository {
  private final JdbcClient jdbc;

  PromiseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is known of a promised delivery.
   *
   * @param remindAt reminder of the newest delivery clock; null when there is none
   * @param liveAt when the last channel went live; the end of the launch when nothing was
   *     published; null before
   */
  public record Facts(String requestId, Instant remindAt, Instant liveAt) {}

  /** The facts of each request that exists, by id. */
  public Map<String, Facts> of(Collection<String> requestIds) {
    return jdbc
        .sql(
            """
            select r.id, c.remind_at, coalesce(p.at, l.at) as live_at
              from desk.request r
              left join lateral (
                select remind_at from desk.sla_clock where request_id = r.id and step = 'delivery'
                 order by started_at desc limit 1) c on true
              left join lateral (
                select max(published_at) as at from desk.publication
                 where request_id = r.id and state in ('published', 'verified')) p on true
              left join desk.request_status s on s.request_id = r.id
              left join lateral (
                select max(e.ended_at) as at from engine.element_instance e
                 where e.root_key = s.root_key and e.process_instance_key = s.root_key
                   and e.element_id = 'CallActivity_Launch' and e.state = 'completed') l on true
             where r.id %s
            """
                .formatted(Sql.among("ids")))
        .param("ids", Sql.texts(requestIds))
        .query(
            (row, n) ->
                new Facts(
                    row.getString("id"),
                    Sql.instant(row, "remind_at"),
                    Sql.instant(row, "live_at")))
        .list()
        .stream()
        .collect(Collectors.toMap(Facts::requestId, facts -> facts));
  }
}
