package io.launchdesk.store.launch;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Publications, one row per request and channel. */
@Repository
public class PublicationRepository {
  private final JdbcClient jdbc;

  PublicationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The key by which the world knows a publication. */
  public static String effectKey(String requestId, String channel) {
    return "publish:" + requestId + ":" + channel;
  }

  /**
   * Claims the publication before anything is sent out. A publication that was taken back is
   * claimed anew only by another run of the step.
   *
   * @param run element instance key of the publishing step
   * @return the row: go on when it is {@code publishing}
   */
  @Transactional
  public Publication claim(String requestId, String channel, long run) {
    jdbc.sql(
            """
            insert into desk.publication (effect_key, request_id, channel, state, claimed_by)
            values (:key, :request, :channel, 'publishing', :run)
            on conflict (effect_key) do update
               set state = 'publishing', claimed_by = :run, address = null, external_id = null,
                   published_at = null, verified_at = null, retracted_at = null
             where publication.state = 'retracted' and publication.claimed_by is distinct from :run
            """)
        .param("key", effectKey(requestId, channel))
        .param("request", requestId)
        .param("channel", channel)
        .param("run", run)
        .update();
    return find(requestId, channel).orElseThrow();
  }

  /** Notes that it is out; what was noted before stays. */
  public void published(
      String requestId, String channel, String address, String externalId, Instant at) {
    jdbc.sql(
            """
            update desk.publication
               set state = 'published', address = :address, external_id = :external, published_at = :at
             where effect_key = :key and state = 'publishing'
            """)
        .param("address", address)
        .param("external", externalId)
        .param("at", Sql.utc(at))
        .param("key", effectKey(requestId, channel))
        .update();
  }

  /** Notes that it was seen. */
  public void verified(String requestId, String channel, Instant at) {
    jdbc.sql(
            """
            update desk.publication set state = 'verified', verified_at = :at
             where effect_key = :key and state = 'published'
            """)
        .param("at", Sql.utc(at))
        .param("key", effectKey(requestId, channel))
        .update();
  }

  /** Notes that it was taken back; the first time counts. */
  public void retracted(String requestId, String channel, Instant at) {
    jdbc.sql(
            """
            update desk.publication set state = 'retracted', retracted_at = :at
             where effect_key = :key and state <> 'retracted'
            """)
        .param("at", Sql.utc(at))
        .param("key", effectKey(requestId, channel))
        .update();
  }

  public Optional<Publication> find(String requestId, String channel) {
    return jdbc.sql("select * from desk.publication where effect_key = :key")
        .param("key", effectKey(requestId, channel))
        .query((row, n) -> publication(row))
        .optional();
  }

  /** All publications of a request, by channel. */
  public List<Publication> of(String requestId) {
    return jdbc.sql("select * from desk.publication where request_id = :request order by channel")
        .param("request", requestId)
        .query((row, n) -> publication(row))
        .list();
  }

  private static Publication publication(ResultSet row) throws SQLException {
    return new Publication(
        row.getString("effect_key"),
        row.getString("request_id"),
        row.getString("channel"),
        row.getString("state"),
        row.getString("address"),
        row.getString("external_id"),
        Sql.instant(row, "published_at"),
        Sql.number(row, "claimed_by"));
  }
}
