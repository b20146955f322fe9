package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.portal.Http;
import io.launchdesk.store.kpi.KpiRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts of requests that were submitted through the portal, as workers would record them. */
record Facts(Http http, JdbcClient jdbc, KpiRepository kpis) {

  /** A request of a team, with channels; returns its id. */
  String request(String team, String priority, String... channels) {
    String id = http.submit("requester", "Figures");
    jdbc.sql(
            """
            update desk.request set assigned_team = ?, priority = ?,
                   brief = brief || jsonb_build_object('channels', to_jsonb(cast(? as text[])))
             where id = ?
            """)
        .params(team, priority, channels, id)
        .update();
    return id;
  }

  /** One value, recorded once. */
  void record(String request, String kpi, String stage, double value, String at) {
    kpis.record(
        request,
        List.of(
            new KpiFact(
                kpi + ":" + request + ":" + stage,
                kpi,
                stage,
                BigDecimal.valueOf(value),
                "any",
                Instant.parse(at))));
  }
}
