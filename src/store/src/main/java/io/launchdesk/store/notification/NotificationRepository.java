package io.launchdesk.store.notification;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.TellingRules;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    MailText mail = notification.mail();
    return jdbc.sql(
                """
                insert into desk.notification (effect_key, request_id, recipient, template, facts, comment_id, language,
                                               subject, body, html, answer_marker, answer_until, in_portal, mail, created_at,
                                               next_attempt_at)
                values (:key, :request, :recipient, :template, cast(:facts as jsonb), :comment, :language, :subject,
                        :body, :html, cast(:marker as uuid), cast(:until as timestamptz), :portal, :mail, :at, :mailAt)
                on conflict do nothing
                """)
            .param("key", notification.effectKey())
            .param("request", notification.requestId())
            .param("recipient", notification.recipient())
            .param("template", notification.template())
            .param("facts", Json.write(notification.facts()))
            .param("comment", notification.commentId())
            .param("language", mail == null ? null : mail.language())
            .param("subject", mail == null ? null : mail.subject())
            .param("body", mail == null ? null : mail.body())
            .param("html", mail == null ? null : mail.html())
            .param("marker", mail == null ? null : marker(mail))
            .param("until", mail == null ? null : until(mail))
            .param("portal", notification.telling().portal())
            .param("mail", notification.telling().mail().slug())
            .param("at", Sql.utc(notification.createdAt()))
            .param("mailAt", Sql.utc(notification.telling().mailAt()))
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
            select n.*, p.email, p.display_name, p.language as reads, p.time_zone
              from desk.notification n join desk.person p on p.username = n.recipient
             where n.mailed_at is null and n.mail = 'at-once' and n.next_attempt_at <= :now
             order by n.next_attempt_at, n.id
             limit 1
               for update of n skip locked
            """)
        .param("now", Sql.utc(now))
        .query((row, n) -> mail(row))
        .optional();
  }

  /** Notes that the mail server has taken it; what a digest tells of is mailed with it. */
  public void mailed(long id, Instant at) {
    jdbc.sql(
            """
            update desk.notification set mailed_at = :at, attempts = attempts + 1, last_error = null
             where id = :id or digest_id = :id
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

  /** Lets it wait until the recipient's quiet hours are over. */
  public void waitUntil(long id, Instant at) {
    jdbc.sql("update desk.notification set next_attempt_at = :at where id = :id")
        .param("at", Sql.utc(at))
        .param("id", id)
        .update();
  }

  /** Keeps what the mail says, so that every attempt says the same. */
  public void word(long id, MailText text) {
    jdbc.sql(
            """
            update desk.notification
               set language = :language, subject = :subject, body = :body, html = :html, answer_marker = cast(:marker as uuid),
                   answer_until = cast(:until as timestamptz)
             where id = :id
            """)
        .param("language", text.language())
        .param("subject", text.subject())
        .param("body", text.body())
        .param("html", text.html())
        .param("marker", marker(text))
        .param("until", until(text))
        .param("id", id)
        .update();
  }

  /**
   * Plans anew the mails that wait for a person who has chosen otherwise. Those that are being sent
   * at this moment stay as they are; a digest that is due already is not put off.
   */
  public void replan(String recipient, TellingRules rules, Instant now) {
    for (EventKind kind : EventKind.values()) {
      Telling telling = rules.tell(kind, now);
      jdbc.sql(
              """
              update desk.notification
                 set mail = :mail,
                     next_attempt_at = case when mail = :mail and mail = 'digest' and next_attempt_at <= :now
                                            then next_attempt_at else :at end
               where id in (
                 select id from desk.notification
                  where recipient = :recipient and template = any(:templates)
                    and mailed_at is null and mail <> 'off' and digest_id is null
                    for update skip locked)
              """)
          .param("mail", telling.mail().slug())
          .param("at", Sql.utc(telling.mailAt()))
          .param("now", Sql.utc(now))
          .param("recipient", recipient)
          .param("templates", Sql.texts(kind.templates()))
          .update();
    }
  }

  private static Mail mail(ResultSet row) throws SQLException {
    String subject = row.getString("subject");
    return new Mail(
        row.getLong("id"),
        row.getString("request_id"),
        row.getString("template"),
        new Addressee(
            row.getString("recipient"),
            row.getString("email"),
            row.getString("display_name"),
            row.getString("reads"),
            row.getString("time_zone")),
        Json.object(row.getString("facts")),
        subject == null
            ? null
            : new MailText(
                row.getString("language"),
                subject,
                row.getString("body"),
                row.getString("html"),
                answers(row)),
        row.getInt("attempts"),
        Sql.instant(row, "created_at"));
  }

  private static UUID marker(MailText text) {
    return text.answers() == null ? null : text.answers().marker();
  }

  private static OffsetDateTime until(MailText text) {
    return text.answers() == null ? null : Sql.utc(text.answers().until());
  }

  private static AnswerMark answers(ResultSet row) throws SQLException {
    UUID marker = row.getObject("answer_marker", UUID.class);
    return marker == null ? null : new AnswerMark(marker, Sql.instant(row, "answer_until"));
  }

  /**
   * Whom a mail goes to.
   *
   * @param language BCP 47
   * @param timeZone of the IANA database
   */
  public record Addressee(
      String username, String email, String name, String language, String timeZone) {}

  /**
   * A notification on its way to a mail server.
   *
   * @param requestId null for a digest
   * @param text null when it is not worded yet
   * @param attempts how often it was tried before
   */
  public record Mail(
      long id,
      String requestId,
      String template,
      Addressee to,
      Map<String, Object> facts,
      MailText text,
      int attempts,
      Instant createdAt) {}
}
