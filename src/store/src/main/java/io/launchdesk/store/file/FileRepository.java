package io.launchdesk.store.file;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of files. The caller has checked who may see what they belong to. */
@Repository
public class FileRepository {
  private final JdbcClient jdbc;

  FileRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps everybody else from adding or sweeping these bytes before the transaction ends. */
  public void lockBytes(String sha256) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:sha, 62))")
        .param("sha", sha256)
        .query((row, n) -> n)
        .list();
  }

  /** Whether any file has these bytes. */
  public boolean isUsed(String sha256) {
    return jdbc.sql("select exists (select 1 from desk.file where sha256 = :sha)")
        .param("sha", sha256)
        .query(Boolean.class)
        .single();
  }

  public void insert(StoredFile file) {
    jdbc.sql(
            """
            insert into desk.file (id, request_id, draft_id, comment_id, owner, name, type, size, sha256, created_at)
            values (:id, :request, :draft, :comment, :owner, :name, :type, :size, :sha, :at)
            """)
        .param("id", file.id())
        .param("request", file.requestId())
        .param("draft", file.draftId())
        .param("comment", file.commentId())
        .param("owner", file.owner())
        .param("name", file.name())
        .param("type", file.type())
        .param("size", file.size())
        .param("sha", file.sha256())
        .param("at", Sql.utc(file.createdAt()))
        .update();
  }

  public Optional<StoredFile> find(UUID id) {
    return jdbc.sql("select * from desk.file where id = :id")
        .param("id", id)
        .query((row, n) -> file(row))
        .optional();
  }

  /** The files of a request and of its comments, the earliest first. */
  public List<StoredFile> ofRequest(String requestId) {
    return jdbc.sql("select * from desk.file where request_id = :id order by created_at, id")
        .param("id", requestId)
        .query((row, n) -> file(row))
        .list();
  }

  /** The files of a draft, the earliest first. */
  public List<StoredFile> ofDraft(UUID draftId) {
    return jdbc.sql("select * from desk.file where draft_id = :id order by created_at, id")
        .param("id", draftId)
        .query((row, n) -> file(row))
        .list();
  }

  /** The files of a person's draft become those of the request that was made of it. */
  public void moveToRequest(UUID draftId, String owner, String requestId) {
    jdbc.sql(
            """
            update desk.file set request_id = :request, draft_id = null
             where draft_id = (select id from desk.draft where id = :draft and owner = :owner)
            """)
        .param("request", requestId)
        .param("draft", draftId)
        .param("owner", owner)
        .update();
  }

  /**
   * @return whether there was such a file
   */
  public boolean delete(UUID id) {
    return jdbc.sql("delete from desk.file where id = :id").param("id", id).update() == 1;
  }

  /** Removes the files that came with a comment. */
  public void deleteOfComment(long commentId) {
    jdbc.sql("delete from desk.file where comment_id = :id").param("id", commentId).update();
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    Instant at = Sql.instant(row, "created_at");
    return new StoredFile(
        row.getObject("id", UUID.class),
        row.getString("request_id"),
        row.getObject("draft_id", UUID.class),
        Sql.number(row, "comment_id"),
        row.getString("owner"),
        row.getString("name"),
        row.getString("type"),
        row.getLong("size"),
        row.getString("sha256"),
        at);
  }
}
