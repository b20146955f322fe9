package io.launchdesk.store.intake;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The pause of intake, one at a time; what was is kept. */
@Repository
public class IntakePauseRepository {
  private final JdbcClient jdbc;

  IntakePauseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The pause that runs; empty while requests are taken. */
  public Optional<IntakePause> running(Instant now) {
    return jdbc.sql(
            """
            select message, paused_at, paused_by, until from desk.intake_pause
             where ended_at is null and (until is null or until > :now)
            """)
        .param("now", Sql.utc(now))
        .query(
            (row, n) ->
                new IntakePause(
                    row.getString("message"),
                    Sql.instant(row, "paused_at"),
                    row.getString("paused_by"),
                    Sql.instant(row, "until")))
        .optional();
  }

  /** Begins a pause, in place of the one that runs. */
  @Transactional
  public void begin(IntakePause pause) {
    // One after the other: two admins may say so at the same time.
    jdbc.sql("lock table desk.intake_pause in share row exclusive mode").update();
    end(pause.pausedBy(), pause.pausedAt());
    jdbc.sql(
            """
            insert into desk.intake_pause (message, paused_at, paused_by, until)
            values (:message, :at, :by, :until)
            """)
        .param("message", pause.message())
        .param("at", Sql.utc(pause.pausedAt()))
        .param("by", pause.pausedBy())
        .param("until", Sql.utc(pause.until()))
        .update();
  }

  /**
   * Ends the pause that runs.
   *
   * @return whether one did
   */
  public boolean end(String person, Instant now) {
    return jdbc.sql(
            """
                update desk.intake_pause
                   set ended_at = least(until, :now),
                       ended_by = case when until <= :now then null else :person end
                 where ended_at is null
                returning ended_by is not null
                """)
        .param("now", Sql.utc(now))
        .param("person", person)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
