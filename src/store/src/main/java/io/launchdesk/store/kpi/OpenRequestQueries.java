package io.launchdesk.store.kpi;

import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import io.launchdesk.store.identity.Access;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open requests by the stage that they are in, as the engine says now. */
@Repository
public class OpenRequestQueries {
  /**
   * Root instances that run, with the stage and when it was entered. Of the requests only what is
   * kept of open ones is read, by one pass over both.
   */
  private static final String OPEN =
      """
      select %s o.created_at, coalesce(p.phase_at, last.at, o.created_at) as entered_at,
             case p.phase_element_id when 'CallActivity_Approval' then 'approval'
                                     when 'CallActivity_AssetProduction' then 'asset-production'
                                     when 'CallActivity_Launch' then 'launch'
                                     when 'CallActivity_Measure' then 'measure'
                                     else 'intake' end as stage
        from engine.process_instance p
        join desk.open_request o on o.request_id = p.correlation_key
        left join lateral (
          select f.at from desk.kpi_fact f
           where p.phase_at is null and f.request_id = o.request_id and f.kpi = 'stage-hours'
           order by f.at desc limit 1) last on true
       %s
       where p.correlation_key is not null and p.state = 'active' and %s
      """;

  private final JdbcClient jdbc;

  OpenRequestQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** So many open requests came into this stage on that day and are still in it. */
  public record Entered(String stage, LocalDate day, long n) {}

  /**
   * Open requests of a stage.
   *
   * @param stage null for all together
   * @param medianDays of their age since submission
   * @param late how many are in the stage for longer than is typical; 0 when nothing is known
   */
  public record Age(String stage, long n, double medianDays, double oldestDays, long late) {}

  /** An open request, with its age since submission and its time in the stage, in days. */
  public record Open(
      String requestId,
      String title,
      String type,
      String team,
      String priority,
      String stage,
      double days,
      double stageDays) {}

  /** When the open requests came into their stages; days are those of the zone. */
  public List<Entered> entered(Slice slice, ZoneId zone) {
    Where where = slice.onOpenRequest(Map.of("zone", zone.getId()));
    return jdbc.sql(
            """
            select stage, (entered_at at time zone :zone)::date as day, count(*) as n from (%s) open group by 1, 2
            """
                .formatted(OPEN.formatted("", "", where.sql())))
        .params(where.parameters())
        .query(
            (row, n) ->
                new Entered(
                    row.getString("stage"),
                    row.getObject("day", LocalDate.class),
                    row.getLong("n")))
        .list();
  }

  /**
   * Open requests by stage, and all together, which has no stage; nothing when none is open.
   *
   * @param typical days by stage that most requests took; stages may be missing
   */
  public List<Age> ages(Slice slice, Map<String, Double> typical, Instant now) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("now", Sql.utc(now));
    List<String> stages = List.copyOf(typical.keySet());
    parameters.put("stages", Sql.texts(stages));
    parameters.put(
        "days", stages.stream().map(s -> typical.get(s).toString()).toArray(String[]::new));
    Where where = slice.onOpenRequest(parameters);
    return jdbc.sql(
            """
            select o.stage, count(*) as n,
                   percentile_cont(0.5) within group (order by extract(epoch from :now - o.created_at)) / 86400 as median,
                   max(extract(epoch from :now - o.created_at)) / 86400 as oldest,
                   count(*) filter (where extract(epoch from :now - o.entered_at) / 86400 > t.days) as late
              from (%s) o
              left join unnest(:stages, cast(:days as float8[])) as t (stage, days) on t.stage = o.stage
             group by grouping sets ((o.stage), ())
            having count(*) > 0
            """
                .formatted(OPEN.formatted("", "", where.sql())))
        .params(where.parameters())
        .query(
            (row, n) ->
                new Age(
                    row.getString("stage"),
                    row.getLong("n"),
                    row.getDouble("median"),
                    row.getDouble("oldest"),
                    row.getLong("late")))
        .list();
  }

  /** The oldest requests that the person may see. */
  public List<Open> oldest(Slice slice, Access access, Instant now, int limit) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    parameters.put("now", Sql.utc(now));
    parameters.put("limit", limit);
    Where where = slice.onOpenRequest(parameters).and(Access.REQUEST_VISIBLE);
    return jdbc.sql(
            """
            select o.*, extract(epoch from :now - o.created_at) / 86400 as days,
                   extract(epoch from :now - o.entered_at) / 86400 as stage_days
              from (%s order by p.started_at, p.key limit :limit) o
             order by o.created_at, o.id
            """
                .formatted(
                    OPEN.formatted(
                        "r.id, r.title, o.type, o.team, o.priority,",
                        "join desk.request r on r.id = o.request_id",
                        where.sql())))
        .params(where.parameters())
        .query(
            (row, n) ->
                new Open(
                    row.getString("id"),
                    row.getString("title"),
                    row.getString("type"),
                    row.getString("team"),
                    row.getString("priority"),
                    row.getString("stage"),
                    row.getDouble("days"),
                    row.getDouble("stage_days")))
        .list();
  }
}
