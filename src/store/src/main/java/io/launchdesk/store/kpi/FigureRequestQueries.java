package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.Period;
import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import io.launchdesk.store.identity.Access;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests behind a number: the facts that it was made of, as far as a person may see them. */
@Repository
public class FigureRequestQueries {
  private final JdbcClient jdbc;

  FigureRequestQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which facts.
   *
   * @param part null for all
   * @param above values greater than this; null for all
   * @param upTo values not greater than this; null for all
   */
  public record Wanted(
      String kpi, String part, Period period, Slice slice, BigDecimal above, BigDecimal upTo) {}

  /** Where the page before ended. */
  public record Place(Instant at, String effectKey) {}

  /** A fact with its request. */
  public record Behind(
      String effectKey,
      String requestId,
      String title,
      String type,
      String team,
      String priority,
      String part,
      BigDecimal value,
      Instant at) {}

  /** The latest first. */
  public List<Behind> list(Wanted wanted, Access access, Place after, int limit) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    parameters.put("kpi", wanted.kpi());
    parameters.put("from", Sql.utc(wanted.period().start()));
    parameters.put("to", Sql.utc(wanted.period().end()));
    parameters.put("limit", limit);
    if (after != null) {
      parameters.put("afterAt", Sql.utc(after.at()));
      parameters.put("afterKey", after.effectKey());
    }
    Where where =
        wanted
            .slice()
            .onFact(parameters)
            .and("f.kpi = :kpi")
            .and("f.at >= :from and f.at < :to")
            .and("f.stage = :part", "part", wanted.part())
            .and("f.value > :above", "above", wanted.above())
            .and("f.value <= :upTo", "upTo", wanted.upTo())
            .and(after == null ? "true" : "(f.at, f.effect_key) < (:afterAt, :afterKey)")
            .and(Access.REQUEST_VISIBLE);
    return jdbc.sql(
            """
            select f.effect_key, r.id, r.title, f.type, f.team, f.priority, f.stage, f.value, f.at
              from desk.kpi_fact f join desk.request r on r.id = f.request_id
             where %s
             order by f.at desc, f.effect_key desc
             limit :limit
            """
                .formatted(where.sql()))
        .params(where.parameters())
        .query(
            (row, n) ->
                new Behind(
                    row.getString("effect_key"),
                    row.getString("id"),
                    row.getString("title"),
                    row.getString("type"),
                    row.getString("team"),
                    row.getString("priority"),
                    row.getString("stage"),
                    row.getBigDecimal("value"),
                    Sql.instant(row, "at")))
        .list();
  }
}
