package io.launchdesk.store.identity;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Browser sessions of all portals that were opened by signing in at an identity provider, in {@code
 * desk.provider_session}. What is noted of a session goes with it.
 */
@Repository
public class ProviderSessionRepository {
  private final JdbcClient jdbc;

  ProviderSessionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A session that has ended.
   *
   * @param id by which the browser's cookie named it
   * @param username who was signed in
   */
  public record Ended(String id, String username) {}

  /**
   * Notes whose session this is at the provider; in place of what was noted of it before.
   *
   * @param sid the provider's name of the session there; null when it gives none
   * @return false when there is no such session any more: nothing is noted then
   */
  public boolean note(String sessionId, String issuer, String subject, String sid) {
    return jdbc.sql(
                """
                insert into desk.provider_session (session_key, issuer, subject, sid)
                select primary_id, :issuer, :subject, :sid from desk.spring_session where session_id = :id
                on conflict (session_key) do update
                   set issuer = excluded.issuer, subject = excluded.subject, sid = excluded.sid
                """)
            .param("id", sessionId)
            .param("issuer", issuer)
            .param("subject", subject)
            .param("sid", sid)
            .update()
        == 1;
  }

  /**
   * Ends the sessions that the provider names, on whichever portal they were opened.
   *
   * @param subject null for whosever session it is
   * @param sid null for all sessions of the subject
   * @return those that were open
   * @throws IllegalArgumentException when neither is given
   */
  public List<Ended> end(String issuer, String subject, String sid) {
    if (subject == null && sid == null) {
      throw new IllegalArgumentException("Without subject and sid it would be everybody's session");
    }
    return jdbc.sql(
            """
            delete from desk.spring_session s using desk.provider_session p
             where p.session_key = s.primary_id and p.issuer = :issuer
               and (cast(:subject as text) is null or p.subject = :subject)
               and (cast(:sid as text) is null or p.sid = :sid)
            returning s.session_id, s.principal_name
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .param("sid", sid)
        .query((row, n) -> new Ended(row.getString("session_id"), row.getString("principal_name")))
        .list();
  }

  /**
   * Takes a logout token, and forgets those that are over.
   *
   * @param jti the token's own name
   * @param until when it cannot be used any more
   * @return false when it was taken before
   */
  public boolean take(String issuer, String jti, Instant until, Instant now) {
    jdbc.sql("delete from desk.logout_token where until < :now")
        .param("now", Sql.utc(now))
        .update();
    return jdbc.sql(
                """
                insert into desk.logout_token (issuer, jti, until) values (:issuer, :jti, :until)
                on conflict do nothing
                """)
            .param("issuer", issuer)
            .param("jti", jti)
            .param("until", Sql.utc(until))
            .update()
        == 1;
  }
}
