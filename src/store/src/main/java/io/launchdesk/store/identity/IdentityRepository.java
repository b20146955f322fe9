package io.launchdesk.store.identity;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The subjects of identity providers in {@code desk.person_identity}. */
@Repository
public class IdentityRepository {
  private final JdbcClient jdbc;

  IdentityRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Lets nobody else change what is known of this subject until the transaction ends, also when
   * nothing is known of it yet.
   */
  public void lock(String issuer, String subject) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:identity, 0))")
        .param("identity", issuer + " " + subject)
        .query((row, n) -> row.getString(1))
        .optional();
  }

  /** As whom the subject is known; empty when it has never been here. */
  public Optional<Identity> find(String issuer, String subject) {
    return jdbc.sql(
            """
            select i.username, p.active, i.claims_at
              from desk.person_identity i join desk.person p using (username)
             where i.issuer = :issuer and i.subject = :subject
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .query(
            (row, n) ->
                new Identity(
                    row.getString("username"),
                    row.getBoolean("active"),
                    Sql.instant(row, "claims_at")))
        .optional();
  }

  /**
   * From now on the subject is this person.
   *
   * @return false when the person is another subject of the issuer already: nothing changes then
   */
  public boolean link(String issuer, String subject, String username, Instant claimsAt) {
    return jdbc.sql(
                """
                insert into desk.person_identity (issuer, subject, username, claims_at)
                values (:issuer, :subject, :username, :claimsAt)
                on conflict do nothing
                """)
            .param("issuer", issuer)
            .param("subject", subject)
            .param("username", username)
            .param("claimsAt", Sql.utc(claimsAt))
            .update()
        == 1;
  }

  /** Notes from when the claims are that were taken over. */
  public void noteClaims(String issuer, String subject, Instant claimsAt) {
    jdbc.sql(
            "update desk.person_identity set claims_at = :claimsAt where issuer = :issuer and subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .param("claimsAt", Sql.utc(claimsAt))
        .update();
  }
}
