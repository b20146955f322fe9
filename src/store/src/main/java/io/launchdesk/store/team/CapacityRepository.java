package io.launchdesk.store.team;

import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many hours a week people work. */
@Repository
public class CapacityRepository {
  private final JdbcClient jdbc;

  CapacityRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Hours per week of who has none of their own. */
  public BigDecimal usual() {
    return jdbc.sql("select hours_per_week from desk.capacity_default")
        .query(BigDecimal.class)
        .single();
  }

  /** Sets the hours per week of who has none of their own. */
  public void setUsual(BigDecimal hoursPerWeek) {
    jdbc.sql("update desk.capacity_default set hours_per_week = :hours")
        .param("hours", hoursPerWeek)
        .update();
  }

  /**
   * Sets the hours per week of one person.
   *
   * @param hoursPerWeek null for the usual ones
   */
  public void set(String username, BigDecimal hoursPerWeek) {
    if (hoursPerWeek == null) {
      jdbc.sql("delete from desk.capacity where username = :username")
          .param("username", username)
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into desk.capacity (username, hours_per_week) values (:username, :hours)
            on conflict (username) do update set hours_per_week = excluded.hours_per_week
            """)
        .param("username", username)
        .param("hours", hoursPerWeek)
        .update();
  }
}
