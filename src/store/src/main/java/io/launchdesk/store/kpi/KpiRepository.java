package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.store.Sql;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes KPI facts and keeps the daily roll-ups, in one transaction. Days are those of UTC. */
@Repository
public class KpiRepository {
  /** In this order, so that two transactions never wait for each other's roll-up rows. */
  private static final Comparator<KpiFact> ROLLUP_ORDER =
      Comparator.comparing(KpiFact::kpi)
          .thenComparing(KpiFact::stage)
          .thenComparing(KpiFact::at)
          .thenComparing(KpiFact::effectKey);

  private final JdbcClient jdbc;

  KpiRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records facts of one request; those that are recorded already change nothing. */
  @Transactional
  public void record(String requestId, Collection<KpiFact> facts) {
    List<KpiFact> ordered = facts.stream().sorted(ROLLUP_ORDER).toList();
    for (KpiFact fact : ordered) {
      jdbc.sql(
              """
              with fact as (
                insert into desk.kpi_fact (effect_key, request_id, kpi, stage, value, unit, type, team, priority, at)
                select :key, r.id, :kpi, :stage, :value, :unit, r.type,
                       coalesce(r.assigned_team, 'none'), coalesce(r.priority, 'none'), :at
                  from desk.request r where r.id = :request
                on conflict do nothing
                returning *)
              insert into desk.kpi_rollup as rollup (day, kpi, stage, type, team, priority, n, total, least, most)
              select (at at time zone 'UTC')::date, kpi, stage, type, team, priority, 1, value, value, value from fact
              on conflict (day, kpi, stage, type, team, priority) do update
                 set n = rollup.n + 1,
                     total = rollup.total + excluded.total,
                     least = least(rollup.least, excluded.least),
                     most = greatest(rollup.most, excluded.most)
              """)
          .param("key", fact.effectKey())
          .param("request", requestId)
          .param("kpi", fact.kpi())
          .param("stage", fact.stage())
          .param("value", fact.value())
          .param("unit", fact.unit())
          .param("at", Sql.utc(fact.at()))
          .update();
    }
  }
}
