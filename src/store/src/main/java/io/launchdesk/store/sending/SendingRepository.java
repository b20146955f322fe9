package io.launchdesk.store.sending;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is being handed to other systems. All times are the database's. */
@Repository
public class SendingRepository {
  private final JdbcClient jdbc;

  SendingRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes something in hand, whatever becomes of the caller's transaction. What another sender has
   * in hand is left to it for so long; a time during which the database was down does not count,
   * since that sender could not say that it had finished.
   *
   * @param what e.g. {@code notification:17}
   * @return whether the sender has it in hand
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean begin(String what, UUID sender, Duration lease) {
    return jdbc.sql(
                """
                insert into desk.sending as s (what, sender) values (:what, :sender)
                on conflict (what) do update set sender = :sender, since = now()
                 where s.sender = :sender
                    or greatest(s.since, pg_postmaster_start_time()) < now() - make_interval(secs => :lease)
                """)
            .param("what", what)
            .param("sender", sender)
            .param("lease", lease.toMillis() / 1000.0)
            .update()
        == 1;
  }

  /** Forgets what nobody has taken up again for so long. */
  public void forget(Duration age) {
    jdbc.sql("delete from desk.sending where since < now() - make_interval(secs => :age)")
        .param("age", age.toSeconds())
        .update();
  }

  /** The sender is through with it; commits with the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(String what, UUID sender) {
    jdbc.sql("delete from desk.sending where what = :what and sender = :sender")
        .param("what", what)
        .param("sender", sender)
        .update();
  }
}
