package io.launchdesk.store.notification;

import io.launchdesk.core.notification.PlanRule;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What channels are told, in the table of what everybody is told. */
@Repository
public class WebhookPosts {
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  WebhookPosts(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * A message to a channel.
   *
   * @param cause what it happens by; each is told once to each channel
   * @param told what the plan says of it; for one that only tries the channel, with its template
   * @param topic what it is about; null for one that only tries the channel
   * @param facts what else it says: {@code title}, {@code task}, {@code dueAt}, {@code address}
   * @param text what it says in one line, in {@code subject}
   */
  public record NewPost(
      String cause,
      Decision told,
      Topic topic,
      UUID webhookId,
      Map<String, String> facts,
      MailText text) {}

  /** A message on its way, with the channel as it is set now. */
  public record Post(
      long id,
      Topic topic,
      Webhook webhook,
      String subject,
      Map<String, Object> facts,
      int attempts) {}

  /**
   * @return false when it was told before
   */
  public boolean add(NewPost post, Instant at) {
    PlanRule rule = post.told().rule();
    Instant from = rule == null ? at : at.plus(rule.delay());
    Optional<Long> id =
        Topics.write(
                jdbc.sql(
                    """
                insert into desk.notification (effect_key, cause, event, audience, plan_version, plan_rule, plan_row, due_from,
                                               held_until, topic_kind, topic_key, webhook_id, template, facts, language, subject, body,
                                               in_portal, mail, created_at, next_attempt_at)
                values (:key, :cause, :event, :audience, :version, :rule, :row, :from, cast(:held as timestamptz), :topicKind,
                        :topicKey, :webhook, :template, cast(:facts as jsonb), :language, :subject, :body, false, 'at-once', :at, :from)
                on conflict do nothing returning id
                """),
                post.topic())
            .param("key", post.cause() + ":webhook:" + post.webhookId())
            .param("cause", post.cause())
            .param("event", post.told().event())
            .param("audience", post.told().audience())
            .param("version", post.told().version())
            .param("rule", rule == null ? null : rule.id())
            .param("row", rule == null ? null : rule.row())
            .param("from", Sql.utc(from))
            .param("held", from.isAfter(at) ? Sql.utc(from) : null)
            .param("webhook", post.webhookId())
            .param("template", post.told().template())
            .param("facts", Json.write(post.facts()))
            .param("language", post.text().language())
            .param("subject", post.text().subject())
            .param("body", post.text().body())
            .param("at", Sql.utc(at))
            .query(Long.class)
            .optional();
    id.ifPresent(added -> events.publishEvent(new Delivery(added)));
    return id.isPresent();
  }

  /** Takes the message that has waited longest for a channel that is switched on. */
  public Optional<Post> takeDue(Instant now) {
    return jdbc.sql(
            """
            select n.id as post, n.topic_kind, n.topic_key, n.subject, n.facts, n.attempts, w.*
              from desk.notification n join desk.webhook w on w.id = n.webhook_id
             where n.mailed_at is null and n.mail = 'at-once' and n.next_attempt_at <= :now and w.enabled
             order by n.next_attempt_at, n.id limit 1
               for update of n skip locked
            """)
        .param("now", Sql.utc(now))
        .query(
            (row, n) ->
                new Post(
                    row.getLong("post"),
                    Topics.read(row),
                    WebhookRepository.webhook(row),
                    row.getString("subject"),
                    Json.object(row.getString("facts")),
                    row.getInt("attempts")))
        .optional();
  }

  /** The channel did not take it: it waits, and so do all others that are due for the channel. */
  public void postpone(Post post, String error, Instant next) {
    jdbc.sql(
            "update desk.notification set attempts = attempts + 1, last_error = :error where id = :id")
        .param("error", error)
        .param("id", post.id())
        .update();
    jdbc.sql(
            """
            update desk.notification set next_attempt_at = :next
             where id in (
               select id from desk.notification
                where webhook_id = :webhook and mailed_at is null and mail = 'at-once' and next_attempt_at < :next
                  for update skip locked)
            """)
        .param("webhook", post.webhook().id())
        .param("next", Sql.utc(next))
        .update();
    events.publishEvent(new Delivery(post.id()));
  }
}
