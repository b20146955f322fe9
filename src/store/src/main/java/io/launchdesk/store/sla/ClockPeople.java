package io.launchdesk.store.sla;

import io.launchdesk.core.away.AwayPeriod;
import io.launchdesk.core.sla.CalendarChoice.Concerned;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom the clocks of a request are about. */
@Repository
class ClockPeople {
  private final JdbcClient jdbc;

  ClockPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The one who asked.
   *
   * @param zone in which the person lives
   * @param away when the person is away, by the days of that zone
   */
  record Requester(ZoneId zone, List<AwayPeriod> away) {}

  /**
   * @param team that was assigned; null when the request knows it, or nobody does
   */
  Concerned concerned(String requestId, String team) {
    return jdbc.sql(
            """
            select coalesce(:team, r.assigned_team) as assigned, r.brief ->> 'region' as region,
                   p.team as own_team, p.region as own_region
              from desk.request r join desk.person p on p.username = r.requester
             where r.id = :request
            """)
        .param("team", team)
        .param("request", requestId)
        .query(
            (row, n) ->
                new Concerned(
                    row.getString("assigned"),
                    row.getString("region"),
                    row.getString("own_team"),
                    row.getString("own_region")))
        .single();
  }

  /** Those who asked, by the ids of their requests. */
  Map<String, Requester> requesters(Collection<String> requestIds) {
    Map<String, Requester> found = new HashMap<>();
    jdbc.sql(
            """
            select r.id, p.time_zone,
                   (select json_agg(json_build_array(a.from_day, a.until_day)) from desk.absence a
                     where a.person = p.username) as away
              from desk.request r join desk.person p on p.username = r.requester
             where r.id = any(:requests)
            """)
        .param("requests", Sql.texts(requestIds))
        .query(
            row -> {
              found.put(
                  row.getString("id"),
                  new Requester(
                      ZoneId.of(row.getString("time_zone")),
                      Json.list(row.getString("away")).stream().map(ClockPeople::period).toList()));
            });
    return found;
  }

  private static AwayPeriod period(Object row) {
    List<?> days = (List<?>) row;
    return new AwayPeriod(
        LocalDate.parse((String) days.get(0)), LocalDate.parse((String) days.get(1)));
  }
}
