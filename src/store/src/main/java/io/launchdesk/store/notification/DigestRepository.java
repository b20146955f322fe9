package io.launchdesk.store.notification;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for the digests that people get. */
@Repository
public class DigestRepository {
  private final JdbcClient jdbc;

  DigestRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes somebody whose digest is due; no other transaction gets the same person until this one
   * has ended. Rows of other tables may refer to the person meanwhile.
   *
   * @return empty when nobody's is due, or others have all whose is
   */
  public Optional<Recipient> takeReader(Instant now) {
    return jdbc.sql(
            """
            select p.username, p.display_name, p.email, p.language, p.time_zone from desk.person p
             where p.username in (
               select recipient from desk.notification
                where mailed_at is null and mail = 'digest' and digest_id is null and next_attempt_at <= :now
                order by next_attempt_at limit 100)
             limit 1 for no key update of p skip locked
            """)
        .param("now", Sql.utc(now))
        .query(Recipient.class)
        .optional();
  }

  /** What is due for the person's digest, the earliest first; empty when another wrote it. */
  public List<Entry> due(String username, Instant now) {
    return jdbc.sql(
            """
            select * from desk.notification
             where recipient = :recipient and mailed_at is null and mail = 'digest' and digest_id is null
               and next_attempt_at <= :now
             order by id for update
            """)
        .param("recipient", username)
        .param("now", Sql.utc(now))
        .query((row, n) -> entry(row))
        .list();
  }

  /**
   * Keeps the digest, a mail to be sent at once, with what it tells of.
   *
   * @param day by the clocks of the reader; there is one digest for each
   * @return false, and nothing was kept, when there is one for the day already
   */
  public boolean add(
      String username, LocalDate day, MailText text, List<Entry> entries, Instant now) {
    Optional<Long> digest =
        jdbc.sql(
                """
                insert into desk.notification (effect_key, recipient, template, facts, language, subject, body, html,
                                               in_portal, mail, created_at, next_attempt_at)
                values (:key, :recipient, 'digest', '{}', :language, :subject, :body, :html, false, 'at-once', :at, :at)
                on conflict do nothing returning id
                """)
            .param("key", "digest:" + username + ":" + day)
            .param("recipient", username)
            .param("language", text.language())
            .param("subject", text.subject())
            .param("body", text.body())
            .param("html", text.html())
            .param("at", Sql.utc(now))
            .query(Long.class)
            .optional();
    digest.ifPresent(
        id ->
            jdbc.sql("update desk.notification set digest_id = :digest where id = any(:ids)")
                .param("digest", id)
                .param("ids", ids(entries))
                .update());
    return digest.isPresent();
  }

  /** Lets these wait for a later digest. */
  public void postpone(List<Entry> entries, Instant at) {
    jdbc.sql(
            "update desk.notification set next_attempt_at = :at, held_until = :at where id = any(:ids)")
        .param("at", Sql.utc(at))
        .param("ids", ids(entries))
        .update();
  }

  private static Long[] ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).toArray(Long[]::new);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        Topics.read(row),
        row.getString("template"),
        row.getString("subject"),
        Json.object(row.getString("facts")),
        Sql.instant(row, "next_attempt_at"),
        row.getInt("attempts"));
  }

  /**
   * Something that a digest tells of.
   *
   * @param topic what it is about
   * @param subject null when it is not worded yet
   * @param dueAt when the digest was to come
   * @param attempts how often it could not be worded
   */
  public record Entry(
      long id,
      Topic topic,
      String template,
      String subject,
      Map<String, Object> facts,
      Instant dueAt,
      int attempts) {}
}
