package io.launchdesk.store.notification;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people were told in the portal, each for the recipient alone. */
@Repository
public class InboxRepository {
  private static final String REWORD =
      "update desk.notification set facts = facts || jsonb_build_object('text', cast(:text as text))";
  static final String FORGET =
      """
      update desk.notification
         set facts = '{}', in_portal = false, portal_at = null, subject = null, body = null,
             dropped_at = case when mailed_at is null and digest_id is null and mail <> 'off' then now()
                               else dropped_at end,
             mail = case when mailed_at is null and digest_id is null then 'off' else mail end, html = null
      """;

  /** What was told of a request that is kept from the reader since is not shown. */
  private static final String SHOWN =
      """
      recipient = :me and in_portal and not exists (
        select 1 from desk.request r where r.id = notification.request_id and not %s)
      """
          .formatted(Access.ADMITTED);

  private static final String BY_CAUSE =
      " where topic_kind = :topicKind and topic_key = :topicKey and cause = :cause";

  private final JdbcClient jdbc;

  InboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A place in the order of the list. */
  public record Place(Instant shownAt, long id) {}

  /**
   * What the person was told, what was shown last first.
   *
   * @param before the one after which to go on; null for the start
   * @param unreadOnly without what was read
   */
  public List<Notification> page(Access reader, Place before, boolean unreadOnly, int limit) {
    return jdbc.sql(
            """
            select id, template, topic_kind, topic_key, facts, created_at, shown_at, read_at from desk.notification
             where %s
               and (cast(:shownAt as timestamptz) is null or (shown_at, id) < (cast(:shownAt as timestamptz), :id))
               and (read_at is null or not :unreadOnly)
             order by shown_at desc, id desc limit :limit
            """
                .formatted(SHOWN))
        .params(reader.parameters())
        .param("shownAt", before == null ? null : Sql.utc(before.shownAt()))
        .param("id", before == null ? 0 : before.id())
        .param("unreadOnly", unreadOnly)
        .param("limit", limit)
        .query((row, n) -> notification(row))
        .list();
  }

  /** How many the person has not read. */
  public int unread(Access reader) {
    return jdbc.sql("select count(*) from desk.notification where read_at is null and " + SHOWN)
        .params(reader.parameters())
        .query(Integer.class)
        .single();
  }

  /** Whether the person was told this in the portal. */
  public boolean has(Access reader, long id) {
    return jdbc.sql(
            "select exists (select 1 from desk.notification where id = :id and " + SHOWN + ")")
        .params(reader.parameters())
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /**
   * The person has read it.
   *
   * @return whether it was unread
   */
  public boolean read(String recipient, long id, Instant at) {
    return jdbc.sql(
                """
                update desk.notification set read_at = :at
                 where id = :id and recipient = :recipient and in_portal and read_at is null
                """)
            .param("at", Sql.utc(at))
            .param("id", id)
            .param("recipient", recipient)
            .update()
        == 1;
  }

  /**
   * The person has read all.
   *
   * @param upTo id of the one that was shown last, with all before it; null for all that are there
   * @return whether any was unread
   */
  public boolean readAll(String recipient, Long upTo, Instant at) {
    return jdbc.sql(
                """
                update desk.notification set read_at = :at
                 where recipient = :recipient and in_portal and read_at is null
                   and (cast(:upTo as bigint) is null or (shown_at, id) <= (
                     select last.shown_at, last.id from desk.notification last
                      where last.id = :upTo and last.recipient = :recipient))
                """)
            .param("at", Sql.utc(at))
            .param("recipient", recipient)
            .param("upTo", upTo)
            .update()
        > 0;
  }

  /**
   * The person has seen what a topic is about, and so all that was told of it.
   *
   * @return whether any was unread
   */
  public boolean readTopic(String recipient, Topic topic, Instant at) {
    return readTopic(recipient, topic, null, at);
  }

  /**
   * The person has seen some of what a topic is about, and so what was told of that.
   *
   * @param causes what was told by these; null for all
   * @return whether any was unread
   */
  public boolean readTopic(String recipient, Topic topic, List<String> causes, Instant at) {
    return Topics.write(
                jdbc.sql(
                    """
                    update desk.notification set read_at = :at
                     where recipient = :recipient and in_portal and read_at is null
                       and topic_kind = :topicKind and topic_key = :topicKey
                       and (cast(:causes as text[]) is null or cause = any(:causes))
                    """),
                topic)
            .param("at", Sql.utc(at))
            .param("recipient", recipient)
            .param("causes", causes == null ? null : Sql.texts(causes))
            .update()
        > 0;
  }

  /**
   * The person has seen the comments of a request, and so what was told of them.
   *
   * @param upTo id of the last comment that was shown; null for all that are there
   * @return whether any was unread
   */
  public boolean readComments(String recipient, String requestId, Long upTo, Instant at) {
    return jdbc.sql(
                """
                update desk.notification set read_at = :at
                 where recipient = :recipient and in_portal and read_at is null and request_id = :request
                   and comment_id is not null and (cast(:upTo as bigint) is null or comment_id <= :upTo)
                """)
            .param("at", Sql.utc(at))
            .param("recipient", recipient)
            .param("request", requestId)
            .param("upTo", upTo)
            .update()
        > 0;
  }

  /** What was told of a comment says from now on what the comment says. */
  public List<String> reword(long commentId, String text) {
    return jdbc.sql(REWORD + " where comment_id = :comment returning recipient")
        .param("text", text)
        .param("comment", commentId)
        .query(String.class)
        .list();
  }

  /** What was told of a topic by that cause says something else from now on. */
  public List<String> reword(Topic topic, String cause, String text) {
    return Topics.write(jdbc.sql(REWORD + BY_CAUSE + " returning recipient"), topic)
        .param("text", text)
        .param("cause", cause)
        .query(String.class)
        .list();
  }

  /** A comment is gone: nothing of it stays, and nothing that waits is mailed. */
  public List<String> forget(long commentId) {
    return jdbc.sql(FORGET + " where comment_id = :comment returning recipient")
        .param("comment", commentId)
        .query(String.class)
        .list();
  }

  /** What was told of a topic by that cause is gone, as {@link #forget(long)} says. */
  public List<String> forget(Topic topic, String cause) {
    return Topics.write(jdbc.sql(FORGET + BY_CAUSE + " returning recipient"), topic)
        .param("cause", cause)
        .query(String.class)
        .list();
  }

  private static Notification notification(ResultSet row) throws SQLException {
    return new Notification(
        row.getLong("id"),
        row.getString("template"),
        Notification.Subject.of(Topics.read(row)),
        Json.object(row.getString("facts")),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "shown_at"),
        Sql.instant(row, "read_at"));
  }
}
