package io.launchdesk.store.share;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links that show where a request stands. The caller has checked who may see the request. */
@Repository
public class ShareLinkRepository {
  private final JdbcClient jdbc;

  ShareLinkRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps a link.
   *
   * @param digest SHA-256 of its secret
   * @param most how many open links a request may have
   * @return its id; empty when the request has so many already
   */
  public Optional<UUID> insert(
      String requestId, byte[] digest, String person, Instant now, Instant expiresAt, int most) {
    return jdbc.sql(
            """
            insert into desk.share_link (digest, request_id, created_by, created_at, expires_at)
            select :digest, :request, :person, :now, :expires
             where (select count(*) from desk.share_link
                     where request_id = :request and ended_at is null and expires_at > :now) < :most
            returning id
            """)
        .param("digest", digest)
        .param("request", requestId)
        .param("person", person)
        .param("now", Sql.utc(now))
        .param("expires", Sql.utc(expiresAt))
        .param("most", most)
        .query(UUID.class)
        .optional();
  }

  /** The request's links that are open at this instant, the earliest first. */
  public List<ShareLink> open(String requestId, Instant now) {
    return jdbc.sql(
            """
            select l.*, p.display_name from desk.share_link l
              join desk.person p on p.username = l.created_by
             where l.request_id = :request and l.ended_at is null and l.expires_at > :now
             order by l.created_at, l.id
            """)
        .param("request", requestId)
        .param("now", Sql.utc(now))
        .query(
            (row, n) ->
                new ShareLink(
                    row.getObject("id", UUID.class),
                    row.getString("created_by"),
                    row.getString("display_name"),
                    Sql.instant(row, "created_at"),
                    Sql.instant(row, "expires_at")))
        .list();
  }

  /** The request that the secret's link shows at this instant; empty when no open link has it. */
  public Optional<String> request(byte[] digest, Instant now) {
    return jdbc.sql(
            """
            select request_id from desk.share_link
             where digest = :digest and ended_at is null and expires_at > :now
            """)
        .param("digest", digest)
        .param("now", Sql.utc(now))
        .query(String.class)
        .optional();
  }

  /** Ends a link of the request; ended ones stay so. */
  public void end(String requestId, UUID id, Instant now) {
    jdbc.sql(
            """
            update desk.share_link set ended_at = :now
             where id = :id and request_id = :request and ended_at is null
            """)
        .param("id", id)
        .param("request", requestId)
        .param("now", Sql.utc(now))
        .update();
  }
}
