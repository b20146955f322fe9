package io.launchdesk.store.identity;

import io.launchdesk.store.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wrong passwords, counted for all portals together; known by a digest of who tried. */
@Repository
public class FailedSignInRepository {
  private final JdbcClient jdbc;

  FailedSignInRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Wrong passwords of one window.
   *
   * @param until when the window is over
   */
  public record Window(int failures, Instant until) {}

  /**
   * The window that is running; empty where nothing has failed lately.
   *
   * @param who name and address, in any form
   */
  public Optional<Window> running(String who, Instant now) {
    return jdbc.sql(
            """
            select failures, until from desk.failed_sign_in
             where attempt = :attempt and until > :now
            """)
        .param("attempt", digest(who))
        .param("now", Sql.utc(now))
        .query((row, n) -> new Window(row.getInt("failures"), Sql.instant(row, "until")))
        .optional();
  }

  /** Counts one more; the first one begins a window. Forgets what is over. */
  public void failed(String who, Instant now, Duration window) {
    jdbc.sql(
            """
            insert into desk.failed_sign_in as f (attempt, failures, until)
            values (:attempt, 1, :until)
            on conflict (attempt) do update
              set failures = case when f.until > :now then f.failures + 1 else 1 end,
                  until = case when f.until > :now then f.until else excluded.until end
            """)
        .param("attempt", digest(who))
        .param("now", Sql.utc(now))
        .param("until", Sql.utc(now.plus(window)))
        .update();
    jdbc.sql("delete from desk.failed_sign_in where until < :over")
        .param("over", Sql.utc(now.minus(window)))
        .update();
  }

  private static byte[] digest(String who) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
