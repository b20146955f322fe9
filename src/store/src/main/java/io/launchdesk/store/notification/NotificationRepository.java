package io.launchdesk.store.notification;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notifications, and which of them still have to be mailed. */
@Repository
public class NotificationRepository {
  private final JdbcClient jdbc;

  NotificationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return false when it was told before
   */
  public boolean add(NewNotification notification) {
    return jdbc.sql(
                """
                insert into desk.notification (effect_key, request_id, recipient, template, language, subject, body,
                                               created_at, next_attempt_at)
                values (:key, :request, :recipient, :template, :language, :subject, :body, :at, :at)
                on conflict do nothing
                """)
            .param("key", notification.effectKey())
            .param("request", notification.requestId())
            .param("recipient", notification.recipient())
            .param("template", notification.template())
            .param("language", notification.language())
            .param("subject", notification.subject())
            .param("body", notification.body())
            .param("at", Sql.utc(notification.createdAt()))
            .update()
        == 1;
  }

  /**
   * Takes the mail that has waited longest; no other transaction gets it until this one has ended.
   *
   * @return empty when none is due, or others have all that are
   */
  public Optional<Mail> takeDue(Instant now) {
    return jdbc.sql(
            """
            select n.id, n.request_id, n.subject, n.body, n.attempts, n.created_at, p.email, p.display_name
              from desk.notification n join desk.person p on p.username = n.recipient
             where n.mailed_at is null and n.next_attempt_at <= :now
             order by n.next_attempt_at, n.id
             limit 1
               for update of n skip locked
            """)
        .param("now", Sql.utc(now))
        .query(
            (row, n) ->
                new Mail(
                    row.getLong("id"),
                    row.getString("request_id"),
                    row.getString("email"),
                    row.getString("display_name"),
                    row.getString("subject"),
                    row.getString("body"),
                    row.getInt("attempts"),
                    Sql.instant(row, "created_at")))
        .optional();
  }

  /** Notes that the mail server has taken it. */
  public void mailed(long id, Instant at) {
    jdbc.sql(
            """
            update desk.notification set mailed_at = :at, attempts = attempts + 1, last_error = null
             where id = :id
            """)
        .param("at", Sql.utc(at))
        .param("id", id)
        .update();
  }

  /** Notes that it could not be sent, and when to try again. */
  public void postpone(long id, String error, Instant nextAttemptAt) {
    jdbc.sql(
            """
            update desk.notification
               set attempts = attempts + 1, last_error = :error, next_attempt_at = :next
             where id = :id
            """)
        .param("error", error)
        .param("next", Sql.utc(nextAttemptAt))
        .param("id", id)
        .update();
  }

  /**
   * A notification on its way to a mail server.
   *
   * @param attempts how often it was tried before
   */
  public record Mail(
      long id,
      String requestId,
      String email,
      String name,
      String subject,
      String body,
      int attempts,
      Instant createdAt) {}
}
