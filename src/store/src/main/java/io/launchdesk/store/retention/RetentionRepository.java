package io.launchdesk.store.retention;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long what is kept, as admins say. */
@Repository
public class RetentionRepository {
  private final JdbcClient jdbc;

  RetentionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A rule.
   *
   * @param keepDays days after the end; null: for ever
   * @param leastDays what {@code keepDays} may be at least
   * @param changedBy null while it is as it came
   */
  public record Rule(
      String kind, Integer keepDays, int leastDays, String changedBy, Instant changedAt) {}

  /** All rules. */
  public List<Rule> rules() {
    return jdbc.sql("select * from desk.retention order by kind")
        .query(
            (row, n) -> {
              String kind = row.getString("kind");
              return new Rule(
                  kind,
                  row.getObject("keep_days", Integer.class),
                  RetentionKind.of(kind).orElseThrow().leastDays(),
                  row.getString("changed_by"),
                  Sql.instant(row, "changed_at"));
            })
        .list();
  }

  /** Before which instant what ended is over; empty when it is kept for ever. */
  public Optional<Instant> endedBefore(RetentionKind kind, Instant now) {
    return jdbc.sql("select keep_days from desk.retention where kind = :kind")
        .param("kind", kind.id())
        .query(Integer.class)
        .optional()
        .map(days -> now.minus(java.time.Duration.ofDays(days)));
  }

  /**
   * Changes a rule.
   *
   * @param keepDays null: for ever
   */
  public void change(RetentionKind kind, Integer keepDays, String person, Instant now) {
    jdbc.sql(
            """
            update desk.retention set keep_days = :days, changed_by = :person, changed_at = :now
             where kind = :kind
            """)
        .param("days", keepDays)
        .param("person", person)
        .param("now", Sql.utc(now))
        .param("kind", kind.id())
        .update();
  }
}
