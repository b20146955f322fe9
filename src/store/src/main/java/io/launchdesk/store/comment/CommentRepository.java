package io.launchdesk.store.comment;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Comments on requests. The caller has checked who may see the request. */
@Repository
public class CommentRepository {
  private static final String SELECT =
      "select c.*, p.display_name from desk.comment c join desk.person p on p.username = c.author";

  private final JdbcClient jdbc;

  CommentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a comment.
   *
   * @param key the author's own for this comment; null for none
   * @return its id; empty when the author has used the key before
   */
  public Optional<Long> insert(
      String requestId,
      String author,
      UUID key,
      String text,
      Collection<String> mentions,
      Instant at) {
    return jdbc.sql(
            """
            insert into desk.comment (request_id, author, key, body, mentions, created_at)
            values (:request, :author, :key, :text, :mentions, :at)
            on conflict (author, key) do nothing returning id
            """)
        .param("request", requestId)
        .param("author", author)
        .param("key", key)
        .param("text", text)
        .param("mentions", Sql.texts(mentions))
        .param("at", Sql.utc(at))
        .query(Long.class)
        .optional();
  }

  /** The comment of a request. */
  public Optional<Comment> find(String requestId, long id) {
    return jdbc.sql(SELECT + " where c.request_id = :request and c.id = :id")
        .param("request", requestId)
        .param("id", id)
        .query((row, n) -> comment(row))
        .optional();
  }

  /** The comment that an author has made with this key. */
  public Optional<Comment> findByKey(String requestId, String author, UUID key) {
    return jdbc.sql(
            SELECT + " where c.request_id = :request and c.author = :author and c.key = :key")
        .param("request", requestId)
        .param("author", author)
        .param("key", key)
        .query((row, n) -> comment(row))
        .optional();
  }

  /**
   * The comments of a request, the earliest first.
   *
   * @param after id of the comment after which to go on; 0 for the start
   */
  public List<Comment> page(String requestId, long after, int limit) {
    return jdbc.sql(
            SELECT + " where c.request_id = :request and c.id > :after order by c.id limit :limit")
        .param("request", requestId)
        .param("after", after)
        .param("limit", limit)
        .query((row, n) -> comment(row))
        .list();
  }

  /**
   * Changes what a comment says.
   *
   * @return false when it was deleted meanwhile
   */
  public boolean edit(long id, String text, Collection<String> mentions, Instant at) {
    return jdbc.sql(
                """
                update desk.comment set body = :text, mentions = :mentions, edited_at = :at
                 where id = :id and deleted_at is null
                """)
            .param("text", text)
            .param("mentions", Sql.texts(mentions))
            .param("at", Sql.utc(at))
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * Takes the text away; that there was a comment stays to be seen.
   *
   * @return whether this call did it
   */
  public boolean delete(long id, Instant at) {
    return jdbc.sql(
                """
                update desk.comment set body = '', mentions = '{}', deleted_at = :at
                 where id = :id and deleted_at is null
                """)
            .param("at", Sql.utc(at))
            .param("id", id)
            .update()
        == 1;
  }

  private static Comment comment(ResultSet row) throws SQLException {
    return new Comment(
        row.getLong("id"),
        row.getString("author"),
        row.getString("display_name"),
        row.getString("body"),
        Sql.texts(row, "mentions"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "edited_at"),
        Sql.instant(row, "deleted_at"));
  }
}
