package io.launchdesk.store.notification;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was told what of a topic, and when. */
@Repository
public class MessageRepository {
  private final JdbcClient jdbc;

  MessageRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was told of the topic, the latest first. A mail that is sent as part of a digest fares as
   * the digest does.
   *
   * @param recipient whose messages alone; null for everybody's and those of channels
   * @param before id of the one after which to go on; null for the start
   */
  public List<Message> page(Topic topic, String recipient, Long before, int limit) {
    return Topics.write(
            jdbc.sql(
                """
            select n.*, p.display_name, w.name as channel_name, n.digest_id is not null as digest_written,
                   coalesce(d.attempts, n.attempts) as tries, coalesce(d.last_error, n.last_error) as problem
              from desk.notification n
              left join desk.person p on p.username = n.recipient
              left join desk.webhook w on w.id = n.webhook_id
              left join desk.notification d on d.id = n.digest_id
             where n.topic_kind = :topicKind and n.topic_key = :topicKey and (cast(:recipient as text) is null or n.recipient = :recipient)
               and (cast(:before as bigint) is null or n.id < :before)
             order by n.id desc limit :limit
            """),
            topic)
        .param("recipient", recipient)
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> message(row))
        .list();
  }

  /**
   * What notifications are about.
   *
   * @param topic null for one that only tries a channel
   * @param chat whether they are for a channel
   */
  public record About(Topic topic, boolean chat) {}

  /** What these notifications are about, and those in digests among them. */
  public List<About> about(Collection<Long> ids) {
    return jdbc.sql(
            """
            select distinct topic_kind, topic_key, webhook_id is not null as chat from desk.notification
             where (id = any(:ids) or digest_id = any(:ids)) and template <> 'digest'
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, n) -> new About(Topics.read(row), row.getBoolean("chat")))
        .list();
  }

  private static Message message(ResultSet row) throws SQLException {
    boolean chat = row.getString("webhook_id") != null;
    return new Message(
        row.getLong("id"),
        row.getString("event"),
        row.getString("audience"),
        row.getString("cause"),
        row.getString("template"),
        row.getObject("plan_version", Integer.class),
        row.getString("plan_rule"),
        row.getObject("plan_row", Integer.class),
        row.getString("recipient"),
        row.getString(chat ? "channel_name" : "display_name"),
        chat,
        Json.object(row.getString("facts")),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "shown_at"),
        Sql.instant(row, "portal_at"),
        row.getString("mail"),
        Sql.instant(row, "due_from"),
        Sql.instant(row, "held_until"),
        row.getBoolean("digest_written"),
        Sql.instant(row, "mailed_at"),
        row.getInt("tries"),
        row.getString("problem"),
        Sql.instant(row, "dropped_at"));
  }
}
