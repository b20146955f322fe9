package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.store.Sql;
import io.launchdesk.store.connection.LongWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes KPI facts, and keeps the roll-ups: cells of hours, days, weeks and months of the desk's
 * time zone. A fact is pending from the transaction that records it until it is added to the cells;
 * who reads cells adds what is pending.
 */
@Repository
public class KpiRepository {
  private static final String RECORD =
      """
      with fact as (
        insert into desk.kpi_fact
               (effect_key, request_id, kpi, stage, value, unit, type, team, priority, channels, at)
        select f.key, r.id, f.kpi, f.stage, f.value, f.unit, r.type, coalesce(r.assigned_team, 'none'),
               coalesce(r.priority, 'none'), desk.channels_of(r.brief), f.at
          from unnest(:keys, :kpis, :stages, cast(:values as numeric[]), :units, cast(:ats as timestamptz[]))
               as f (key, kpi, stage, value, unit, at)
          join desk.request r on r.id = :request
         order by f.key
        on conflict do nothing
        returning *)
      insert into desk.kpi_pending (series, slice, at, value)
      select s.id, c.id, f.at, f.value
        from fact f
        join desk.kpi_series s using (kpi, stage)
        join desk.request r on r.id = f.request_id
        join desk.kpi_slice c on c.kind = 'whole'
         and (c.type, c.team, c.priority, c.channels, c.campaign)
           = (f.type, f.team, f.priority, f.channels, coalesce(r.campaign, 'none'))
      """;

  private final JdbcClient jdbc;
  private final LongWork longWork;

  KpiRepository(JdbcClient jdbc, LongWork longWork) {
    this.jdbc = jdbc;
    this.longWork = longWork;
  }

  /**
   * Records facts of one request; those that are recorded already change nothing. Rows are written
   * in the order of their keys, so that two transactions never wait for each other.
   */
  @Transactional
  public void record(String requestId, Collection<KpiFact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    List<KpiFact> all = List.copyOf(facts);
    hold(requestId);
    name(requestId, all);
    jdbc.sql(RECORD)
        .param("request", requestId)
        .param("keys", column(all, KpiFact::effectKey))
        .param("kpis", column(all, KpiFact::kpi))
        .param("stages", column(all, KpiFact::stage))
        .param("values", column(all, fact -> fact.value().toPlainString()))
        .param("units", column(all, KpiFact::unit))
        .param("ats", column(all, fact -> fact.at().toString()))
        .update();
  }

  /** Where the cells' days begin. */
  public ZoneId zone() {
    return ZoneId.of(jdbc.sql("select time_zone from desk.kpi_zone").query(String.class).single());
  }

  /**
   * Puts a request into a campaign, with all facts and runs that are recorded of it; cells follow
   * when what is pending is added to them.
   *
   * @param campaign its id; null for none
   * @return the campaign that it was in before; empty when it was in none
   */
  @Transactional
  public Optional<String> moveToCampaign(String requestId, String campaign) {
    return jdbc.sql("select desk.move_to_campaign(:request, cast(:campaign as text)) as was")
        .param("request", requestId)
        .param("campaign", campaign)
        .query((row, n) -> Optional.ofNullable(row.getString("was")))
        .single();
  }

  /** Adds all that is pending to the cells; one transaction at a time does. */
  @Transactional
  public void fold() {
    jdbc.sql("call desk.fold_kpis()").update();
  }

  /** Reckons all cells anew from the facts; needed when the desk's days begin elsewhere. */
  @Transactional
  public void reckonAnew() {
    longWork.allow();
    jdbc.sql("call desk.reckon_kpi_cells()").update();
  }

  /** Forgets the hours before this instant; days, weeks and months stay. */
  @Transactional
  public void forgetHours(Instant before) {
    jdbc.sql("update desk.kpi_zone set hours_since = :before")
        .param("before", Sql.utc(before))
        .update();
    jdbc.sql(
            """
            delete from desk.kpi_cell c using desk.kpi_series s
             where c.series = s.id and c.grain = 'hour' and c.starts_at < :before
            """)
        .param("before", Sql.utc(before))
        .update();
  }

  /** Team, priority, campaign and brief stay as they are until the facts are written. */
  private void hold(String requestId) {
    jdbc.sql("select id from desk.request where id = :request for share")
        .param("request", requestId)
        .query(String.class)
        .optional();
  }

  /** Figures and kinds of requests that are new get their rows. */
  private void name(String requestId, List<KpiFact> facts) {
    jdbc.sql(
            """
            insert into desk.kpi_series (kpi, stage)
            select distinct f.kpi, f.stage from unnest(:kpis, :stages) as f (kpi, stage)
             where not exists (select 1 from desk.kpi_series s where s.kpi = f.kpi and s.stage = f.stage)
             order by 1, 2
            on conflict do nothing
            """)
        .param("kpis", column(facts, KpiFact::kpi))
        .param("stages", column(facts, KpiFact::stage))
        .update();
    jdbc.sql(
            """
            insert into desk.kpi_slice (type, team, priority, channels, campaign)
            select r.type, coalesce(r.assigned_team, 'none'), coalesce(r.priority, 'none'), desk.channels_of(r.brief),
                   coalesce(r.campaign, 'none')
              from desk.request r
             where r.id = :request
               and not exists (
                 select 1 from desk.kpi_slice c
                  where c.kind = 'whole' and c.type = r.type and c.team = coalesce(r.assigned_team, 'none')
                    and c.priority = coalesce(r.priority, 'none') and c.channels = desk.channels_of(r.brief)
                    and c.campaign = coalesce(r.campaign, 'none'))
            on conflict do nothing
            """)
        .param("request", requestId)
        .update();
  }

  private static String[] column(List<KpiFact> facts, Function<KpiFact, String> value) {
    return facts.stream().map(value).toArray(String[]::new);
  }
}
