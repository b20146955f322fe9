package io.launchdesk.store.results;

import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Results by source and metric; a source's newest number counts. */
@Repository
public class CampaignResultRepository {
  private final JdbcClient jdbc;

  CampaignResultRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps what a source says now about a metric; an older reading that comes late is dropped. */
  public void keep(String requestId, String source, String metric, BigDecimal value, Instant at) {
    jdbc.sql(
            """
            insert into desk.campaign_result (effect_key, request_id, metric, value, source, at)
            values (:key, :request, :metric, :value, :source, :at)
            on conflict (effect_key) do update set value = excluded.value, at = excluded.at
             where campaign_result.at < excluded.at
            """)
        .param("key", "result:" + requestId + ":" + source + ":" + metric)
        .param("request", requestId)
        .param("metric", metric)
        .param("value", value)
        .param("source", source)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Whether any source has said something about the metric. */
  public boolean knows(String requestId, String metric) {
    return jdbc.sql(
            """
            select exists (select 1 from desk.campaign_result
                            where request_id = :request and metric = :metric)
            """)
        .param("request", requestId)
        .param("metric", metric)
        .query(Boolean.class)
        .single();
  }
}
