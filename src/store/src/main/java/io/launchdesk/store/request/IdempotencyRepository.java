package io.launchdesk.store.request;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which request a person's idempotency key has led to. */
@Repository
public class IdempotencyRepository {
  private final JdbcClient jdbc;

  IdempotencyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the key was used for before. */
  public Optional<Use> find(String username, String key) {
    return jdbc.sql(
            """
            select k.body_sha256, k.request_id, r.created_at
              from desk.idempotency_key k join desk.request r on r.id = k.request_id
             where k.username = :username and k.key = :key
            """)
        .param("username", username)
        .param("key", key)
        .query(
            (row, n) -> new Use(row.getString(1), row.getString(2), Sql.instant(row, "created_at")))
        .optional();
  }

  /**
   * Takes the key for a request. Waits for another transaction that is about to take the same key.
   *
   * @return false when the key is taken already
   */
  public boolean take(
      String username, String key, String bodySha256, String requestId, Instant at) {
    return jdbc.sql(
                """
                insert into desk.idempotency_key (username, key, body_sha256, request_id, created_at)
                values (:username, :key, :sha, :request, :at)
                on conflict do nothing
                """)
            .param("username", username)
            .param("key", key)
            .param("sha", bodySha256)
            .param("request", requestId)
            .param("at", Sql.utc(at))
            .update()
        == 1;
  }

  /** An earlier use of a key: the body's digest and the request that came of it. */
  public record Use(String bodySha256, String requestId, Instant createdAt) {}
}
