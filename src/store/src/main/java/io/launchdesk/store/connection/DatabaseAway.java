package io.launchdesk.store.connection;

import java.sql.SQLException;

/** Whether a failure means that PostgreSQL is away, and not that it refused something. */
public final class DatabaseAway {
  private DatabaseAway() {}

  /**
   * No connection (class 08), or a server that is going down or coming up (57P01 to 57P03). All
   * else is an answer: one that has no room for another connection still serves those of the pool.
   *
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
   *     codes</a>
   */
  public static boolean isMeantBy(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
