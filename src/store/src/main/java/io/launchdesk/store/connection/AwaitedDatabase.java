package io.launchdesk.store.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Where a pool gets its connections from. While the database is away it is asked again and again
 * after the same short pause, and the pool has its connection as soon as there is one. Left alone,
 * the pool (HikariCP 6.3) tries again after pauses that double up to five seconds, which callers
 * wait for although the database is back.
 *
 * <p>Only the thread by which the pool fills itself waits here; callers have the pool's {@code
 * connection-timeout}. A database that was never reached is asked once, so that a wrong address is
 * told at the start.
 */
final class AwaitedDatabase extends DelegatingDataSource {
  private static final Logger LOG = LoggerFactory.getLogger(AwaitedDatabase.class);

  private final Duration pause;
  private final BooleanSupplier closed;
  private volatile boolean reached;

  /**
   * @param database makes the connections
   * @param pause between two tries
   * @param closed whether nobody needs a connection any more
   */
  AwaitedDatabase(DataSource database, Duration pause, BooleanSupplier closed) {
    super(database);
    this.pause = pause;
    this.closed = closed;
  }

  private interface Attempt {
    Connection make() throws SQLException;
  }

  /**
   * @throws SQLException when the database refuses, when it was never reached, or when nobody needs
   *     the connection any more
   */
  @Override
  public Connection getConnection() throws SQLException {
    return await(super::getConnection);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return await(() -> super.getConnection(user, password));
  }

  private Connection await(Attempt attempt) throws SQLException {
    boolean told = false;
    while (true) {
      try {
        Connection connection = attempt.make();
        reached = true;
        if (told) {
          LOG.info("the database is there again");
        }
        return connection;
      } catch (SQLException e) {
        if (!reached || closed.getAsBoolean() || !DatabaseAway.isMeantBy(e)) {
          throw e;
        }
        if (!told) {
          LOG.warn("no connection to the database, it is asked again: {}", e.getMessage());
          told = true;
        }
        rest(e);
      }
    }
  }

  private void rest(SQLException failure) throws SQLException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
