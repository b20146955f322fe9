package io.launchdesk.store.kpi;

import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
    return versions().stream().findFirst();
  }

  /** All versions of the rate, the latest first. */
  public List<Rate> versions() {
    return jdbc.sql("select * from desk.hourly_rate order by version desc")
        .query(
            (row, n) ->
                new Rate(
                    row.getBigDecimal("amount"),
                    row.getString("currency"),
                    row.getInt("version"),
                    Sql.instant(row, "changed_at"),
                    row.getString("changed_by")))
        .list();
  }

  /**
   * Sets the rate; what it was before stays known.
   *
   * @param rate with the version after the one that was changed
   * @return whether it was set; false when somebody has changed it meanwhile
   */
  public boolean save(Rate rate) {
    return jdbc.sql(
                """
                insert into desk.hourly_rate (id, amount, currency, version, changed_at, changed_by)
                select 'usual', :amount, :currency, :version, :at, :by
                 where :version = 1 + coalesce((select max(version) from desk.hourly_rate), 0)
                on conflict do nothing
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
