package io.launchdesk.store.kpi;

import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an hour of work costs: for all, and where a skill that it needs has a rate of its own. */
@Repository
public class HourlyRateRepository {
  private final JdbcClient jdbc;

  HourlyRateRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A rate.
   *
   * @param skill null for the rate of all
   * @param amount null when the skill has no rate of its own any more
   * @param currency three letters, ISO 4217
   */
  public record Rate(
      String skill,
      BigDecimal amount,
      String currency,
      int version,
      Instant changedAt,
      String changedBy) {

    /** Whether it holds for its skill beside the rate of all: it is in the same currency. */
    public boolean holdsBeside(Rate ofAll) {
      return amount != null && ofAll != null && currency.equals(ofAll.currency());
    }
  }

  /** The rate of all; empty when none was set. */
  public Optional<Rate> find() {
    return find(null);
  }

  /** The latest version of a skill's rate, also one that ended it; empty when none was set. */
  public Optional<Rate> find(String skill) {
    return jdbc.sql(
            "select * from desk.hourly_rate where skill = coalesce(:skill, '') order by version desc limit 1")
        .param("skill", skill)
        .query((row, n) -> rate(row))
        .optional();
  }

  /** The latest version of each skill's rate, also of those that ended, by skill. */
  public List<Rate> ofSkills() {
    return jdbc.sql(
            "select distinct on (skill) * from desk.hourly_rate where skill <> '' order by skill, version desc")
        .query((row, n) -> rate(row))
        .list();
  }

  /** All versions of all rates, the latest first. */
  public List<Rate> versions() {
    return jdbc.sql("select * from desk.hourly_rate order by changed_at desc, skill, version desc")
        .query((row, n) -> rate(row))
        .list();
  }

  /** The skills that people have or work needed, by name. */
  public List<String> skills() {
    return jdbc.sql(
            "select skill from desk.person_skill union select skill from desk.deliverable order by 1")
        .query(String.class)
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
                insert into desk.hourly_rate (skill, amount, currency, version, changed_at, changed_by)
                select coalesce(:skill, ''), :amount, :currency, :version, :at, :by
                 where :version = 1 + coalesce((select max(version) from desk.hourly_rate
                                                 where skill = coalesce(:skill, '')), 0)
                on conflict do nothing
                """)
            .param("skill", rate.skill())
            .param("amount", rate.amount())
            .param("currency", rate.currency())
            .param("version", rate.version())
            .param("at", Sql.utc(rate.changedAt()))
            .param("by", rate.changedBy())
            .update()
        == 1;
  }

  private static Rate rate(ResultSet row) throws SQLException {
    String skill = row.getString("skill");
    return new Rate(
        skill.isEmpty() ? null : skill,
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getInt("version"),
        Sql.instant(row, "changed_at"),
        row.getString("changed_by"));
  }
}
