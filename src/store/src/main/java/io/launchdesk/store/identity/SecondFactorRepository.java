package io.launchdesk.store.identity;

import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Second factors in {@code desk.second_factor}, with their recovery codes. */
@Repository
public class SecondFactorRepository {
  private final JdbcClient jdbc;

  SecondFactorRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param confirmed whether it is asked for at sign-in
   * @param recoveryCodes how many are left
   */
  public record SecondFactor(byte[] secret, boolean confirmed, int recoveryCodes) {}

  /** The person's second factor, also one that is being set up. */
  public Optional<SecondFactor> find(String username) {
    return jdbc.sql(
            """
            select secret, confirmed_at is not null as confirmed,
                   (select count(*) from desk.recovery_code c where c.username = f.username) as codes
              from desk.second_factor f
             where username = :username
            """)
        .param("username", username)
        .query(
            (row, n) ->
                new SecondFactor(
                    row.getBytes("secret"), row.getBoolean("confirmed"), row.getInt("codes")))
        .optional();
  }

  /**
   * Begins to set one up, in place of one that was begun.
   *
   * @return false when the person has one already: it stays
   */
  public boolean begin(String username, byte[] secret) {
    return jdbc.sql(
                """
                insert into desk.second_factor (username, secret) values (:username, :secret)
                on conflict (username) do update set secret = excluded.secret
                 where desk.second_factor.confirmed_at is null
                """)
            .param("username", username)
            .param("secret", secret)
            .update()
        == 1;
  }

  /** From now on the second factor is asked for; these are its recovery codes. */
  public void confirm(String username, Collection<byte[]> recoveryDigests) {
    jdbc.sql("update desk.second_factor set confirmed_at = now() where username = :username")
        .param("username", username)
        .update();
    for (byte[] digest : recoveryDigests) {
      jdbc.sql("insert into desk.recovery_code (username, digest) values (:username, :digest)")
          .param("username", username)
          .param("digest", digest)
          .update();
    }
  }

  /**
   * Uses up the code of this step of time, and with it all older ones.
   *
   * @return false when it, or a newer one, was used before
   */
  public boolean useStep(String username, long step) {
    return jdbc.sql(
                "update desk.second_factor set last_step = :step where username = :username and last_step < :step")
            .param("username", username)
            .param("step", step)
            .update()
        == 1;
  }

  /**
   * Uses up a recovery code.
   *
   * @return false when there is no such
   */
  public boolean useRecoveryCode(String username, byte[] digest) {
    return jdbc.sql(
                "delete from desk.recovery_code where username = :username and digest = :digest")
            .param("username", username)
            .param("digest", digest)
            .update()
        == 1;
  }

  /**
   * Takes the second factor away.
   *
   * @return false when there was none
   */
  public boolean remove(String username) {
    return jdbc.sql("delete from desk.second_factor where username = :username")
            .param("username", username)
            .update()
        == 1;
  }
}
