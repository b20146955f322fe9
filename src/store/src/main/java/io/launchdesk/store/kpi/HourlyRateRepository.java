package io.launchdesk.store.kpi;

import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an hour of work costs. */
@Repository
public class HourlyRateRepository {
  private final JdbcClient jdbc;

  HourlyRateRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The rate of all.
   *
   * @param currency three letters, ISO 4217
   */
  public record Rate(
      BigDecimal amount, String currency, int version, Instant changedAt, String changedBy) {}

  /** The rate; empty when none was set. */
  public Optional<Rate> find() {
    return jdbc.sql("select * from desk.hourly_rate")
        .query(
            (row, n) ->
                new Rate(
                    row.getBigDecimal("amount"),
                    row.getString("currency"),
                    row.getInt("version"),
                    Sql.instant(row, "changed_at"),
                    row.getString("changed_by")))
        .optional();
  }

  /**
   * Sets the rate.
   *
   * @param rate with the version after the one that was changed
   * @return whether it was set; false when somebody has changed it meanwhile
   */
  public boolean save(Rate rate) {
    return jdbc.sql(
                """
                insert into desk.hourly_rate as rate (id, amount, currency, version, changed_at, changed_by)
                select 'usual', :amount, :currency, :version, :at, :by
                 where :version = 1 or exists (select 1 from desk.hourly_rate)
                on conflict (id) do update
                   set amount = excluded.amount, currency = excluded.currency, version = excluded.version,
                       changed_at = excluded.changed_at, changed_by = excluded.changed_by
                 where rate.version = excluded.version - 1
                """)
            .param("amount", rate.amount())
            .param("currency", rate.currency())
            .param("version", rate.version())
            .param("at", Sql.utc(rate.changedAt()))
            .param("by", rate.changedBy())
            .update()
        == 1;
  }
}
