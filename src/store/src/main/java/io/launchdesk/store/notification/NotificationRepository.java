package io.launchdesk.store.notification;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.PlanRule;
import io.launchdesk.core.notification.TellingRules;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notifications, and which of them still have to be mailed. */
@Repository
public class NotificationRepository {
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  NotificationRepository(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * @return false when it was told before
   */
  public boolean add(NewNotification notification) {
    MailText mail = notification.mail();
    Telling telling = notification.telling();
    return Topics.write(
                planned(
                    jdbc.sql(
                        """
                    insert into desk.notification (effect_key, cause, event, audience, plan_version, plan_rule, plan_row,
                                                   planned_mail, due_from, held_until, portal_at, shown_at, topic_kind,
                                                   topic_key, recipient, template, facts, comment_id, language, subject, body, html,
                                                   answer_marker, answer_until, in_portal, mail, created_at, next_attempt_at)
                    values (:key, :cause, :event, :audience, :version, :rule, :row, :planned, cast(:from as timestamptz),
                            cast(:held as timestamptz), cast(:portalAt as timestamptz), cast(:shownAt as timestamptz),
                            :topicKind, :topicKey, :recipient, :template, cast(:facts as jsonb), :comment, :language, :subject, :body,
                            :html, cast(:marker as uuid), cast(:until as timestamptz), :portal, :mail, :at, :mailAt)
                    on conflict do nothing
                    """),
                    notification.decision(),
                    telling,
                    notification.createdAt()),
                notification.topic())
            .param("key", notification.effectKey())
            .param("cause", notification.cause())
            .param("event", notification.decision().event())
            .param("audience", notification.decision().audience())
            .param("recipient", notification.recipient())
            .param("facts", Json.write(notification.facts()))
            .param("comment", notification.commentId())
            .param("language", mail == null ? null : mail.language())
            .param("subject", mail == null ? null : mail.subject())
            .param("body", mail == null ? null : mail.body())
            .param("html", mail == null ? null : mail.html())
            .param("marker", mail == null ? null : marker(mail))
            .param("until", mail == null ? null : until(mail))
            .param("at", Sql.utc(notification.createdAt()))
            .update()
        == 1;
  }

  /** What the plan and the person's choices say of a row. */
  static JdbcClient.StatementSpec planned(
      JdbcClient.StatementSpec sql, Decision decision, Telling telling, Instant now) {
    PlanRule rule = decision.rule();
    boolean late = telling != null && telling.from().isAfter(now);
    boolean portal = telling != null && telling.portal();
    return sql.param("version", decision.version())
        .param("rule", rule == null ? null : rule.id())
        .param("row", rule == null ? null : rule.row())
        .param("planned", rule == null ? null : rule.mail().slug())
        .param("template", decision.template())
        .param("from", telling == null ? null : Sql.utc(telling.from()))
        .param("held", telling == null ? null : held(telling.mail(), telling.mailAt(), now))
        .param("portalAt", portal && late ? Sql.utc(telling.from()) : null)
        .param("shownAt", portal && !late ? Sql.utc(now) : null)
        .param("portal", portal && !late)
        .param("mail", telling == null ? "undecided" : telling.mail().slug())
        .param("mailAt", Sql.utc(telling == null ? now : telling.mailAt()));
  }

  private static OffsetDateTime held(MailMode mail, Instant at, Instant now) {
    return mail != MailMode.OFF && at.isAfter(now) ? Sql.utc(at) : null;
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
    events.publishEvent(new Delivery(id));
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
    events.publishEvent(new Delivery(id));
  }

  /** Lets it wait until the recipient's quiet hours are over. */
  public void waitUntil(long id, Instant at) {
    jdbc.sql("update desk.notification set next_attempt_at = :at, held_until = :at where id = :id")
        .param("at", Sql.utc(at))
        .param("id", id)
        .update();
    events.publishEvent(new Delivery(id));
  }

  /** Leaves it alone for a while: another process has it in hand. */
  public void leaveUntil(long id, Instant at) {
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
   * Plans anew the mails that wait for a person who has chosen otherwise, within the caller's
   * transaction. Those that are being sent at this moment stay as they are; a digest that is due
   * already is not put off.
   */
  public void replan(String recipient, TellingRules rules, Instant now) {
    jdbc.sql(
            """
            select id, template, mail, planned_mail, due_from, next_attempt_at from desk.notification
             where recipient = :recipient and mailed_at is null and mail in ('at-once', 'digest') and digest_id is null
               and template <> 'digest'
               for update skip locked
            """)
        .param("recipient", recipient)
        .query((row, n) -> waiting(row))
        .list()
        .forEach(waiting -> replan(waiting, rules, now));
  }

  private void replan(Waiting waiting, TellingRules rules, Instant now) {
    EventKind kind = EventKind.ofTemplate(waiting.template());
    MailMode mail = rules.mail(kind, waiting.planned());
    Instant from = waiting.from() != null && waiting.from().isAfter(now) ? waiting.from() : now;
    boolean dueDigest =
        mail == MailMode.DIGEST && waiting.mail() == mail && !waiting.next().isAfter(now);
    Instant at = dueDigest ? waiting.next() : rules.mailAt(kind, mail, from);
    jdbc.sql(
            """
            update desk.notification
               set mail = :mail, next_attempt_at = :at, held_until = cast(:held as timestamptz),
                   dropped_at = case when :mail = 'off' then cast(:now as timestamptz) end
             where id = :id
            """)
        .param("mail", mail.slug())
        .param("at", Sql.utc(at))
        .param("held", held(mail, at, now))
        .param("now", Sql.utc(now))
        .param("id", waiting.id())
        .update();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getLong("id"),
        row.getString("template"),
        MailMode.of(row.getString("mail")).orElseThrow(),
        MailMode.of(row.getString("planned_mail")).orElse(MailMode.AT_ONCE),
        Sql.instant(row, "due_from"),
        Sql.instant(row, "next_attempt_at"));
  }

  private record Waiting(
      long id, String template, MailMode mail, MailMode planned, Instant from, Instant next) {}

  private static Mail mail(ResultSet row) throws SQLException {
    String subject = row.getString("subject");
    return new Mail(
        row.getLong("id"),
        Topics.read(row),
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
   * @param topic what it is about; null for a digest
   * @param text null when it is not worded yet
   * @param attempts how often it was tried before
   */
  public record Mail(
      long id,
      Topic topic,
      String template,
      Addressee to,
      Map<String, Object> facts,
      MailText text,
      int attempts,
      Instant createdAt) {}
}
