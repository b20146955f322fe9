package io.launchdesk.store.studio;

import io.launchdesk.store.Sql;
import io.launchdesk.store.comment.Comment;
import io.launchdesk.store.studio.ModelThread.Remark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is said in threads about models. */
@Repository
public class ModelRemarkRepository {
  private final JdbcClient jdbc;

  ModelRemarkRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where something was said before.
   *
   * @param id of the comment
   */
  public record Said(ModelId model, long thread, long id, String text) {}

  /**
   * Stores a comment.
   *
   * @param key the author's own for this comment; null for none
   * @return its id; empty when the author has used the key before
   */
  public Optional<Long> insert(
      long thread, String author, UUID key, String text, Collection<String> mentions, Instant at) {
    return jdbc.sql(
            """
            insert into desk.model_comment (thread, author, key, body, mentions, created_at)
            values (:thread, :author, :key, :text, :mentions, :at)
            on conflict (author, key) do nothing returning id
            """)
        .param("thread", thread)
        .param("author", author)
        .param("key", key)
        .param("text", text)
        .param("mentions", Sql.texts(mentions))
        .param("at", Sql.utc(at))
        .query(Long.class)
        .optional();
  }

  /** The comment that an author has made with this key, of whatever model. */
  public Optional<Said> findByKey(String author, UUID key) {
    return jdbc.sql(
            """
            select t.kind, t.model, c.thread, c.id, c.body
              from desk.model_comment c join desk.model_thread t on t.id = c.thread
             where c.author = :author and c.key = :key
            """)
        .param("author", author)
        .param("key", key)
        .query(
            (row, n) ->
                new Said(
                    new ModelId(
                        ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model")),
                    row.getLong("thread"),
                    row.getLong("id"),
                    row.getString("body")))
        .optional();
  }

  /**
   * Changes what a comment says.
   *
   * @param from the version that was changed
   * @return false when it was removed, or written elsewhere, meanwhile
   */
  public boolean edit(long id, int from, String text, Collection<String> mentions, Instant at) {
    return jdbc.sql(
                """
                update desk.model_comment
                   set body = :text, mentions = :mentions, edited_at = :at, version = version + 1
                 where id = :id and version = :from and deleted_at is null
                """)
            .param("text", text)
            .param("mentions", Sql.texts(mentions))
            .param("at", Sql.utc(at))
            .param("id", id)
            .param("from", from)
            .update()
        == 1;
  }

  /**
   * Takes the text away; that there was a comment stays to be seen.
   *
   * @return whether this call did it
   */
  public boolean remove(long id, Instant at) {
    return jdbc.sql(
                """
                update desk.model_comment set body = '', mentions = '{}', deleted_at = :at, version = version + 1
                 where id = :id and deleted_at is null
                """)
            .param("at", Sql.utc(at))
            .param("id", id)
            .update()
        == 1;
  }

  /** What is said in these threads, the earliest first. */
  Map<Long, List<Remark>> of(Collection<Long> threads) {
    return Grouped.of(
        jdbc.sql(
                """
                select c.*, p.display_name from desk.model_comment c join desk.person p on p.username = c.author
                 where c.thread = any(:threads) order by c.id
                """)
            .param("threads", threads.toArray(Long[]::new)),
        ModelRemarkRepository::remark);
  }

  private static Remark remark(ResultSet row) throws SQLException {
    return new Remark(
        new Comment(
            row.getLong("id"),
            row.getString("author"),
            row.getString("display_name"),
            row.getString("body"),
            Sql.texts(row, "mentions"),
            Sql.instant(row, "created_at"),
            Sql.instant(row, "edited_at"),
            Sql.instant(row, "deleted_at")),
        row.getInt("version"));
  }
}
