package io.launchdesk.store.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.launchdesk.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class AwaitedDatabaseTest {
  private final Server server = new Server();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AwaitedDatabase database =
      new AwaitedDatabase(server, Duration.ofMillis(1), closed::get);

  @Test
  void shouldGiveThePoolAConnectionAtOnceWhenTheDatabaseIsBack() throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      // given a pool whose only connection is lost in an outage of more tries than its own
      // pauses would allow before its callers give up
      pool.setDataSource(database);
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(5_000);
      try (Connection before = pool.getConnection()) {
        server.awayFor.set(100);
        pool.evictConnection(before);
      }

      // when
      try (Connection after = pool.getConnection()) {
        // then
        assertThat(after).isNotNull();
        assertThat(server.awayFor).hasValue(0);
      }
    }
  }

  @Test
  void shouldTellAtOnceThatADatabaseWasNeverReached() {
    server.awayFor.set(2);

    assertThatThrownBy(database::getConnection).hasMessageContaining("refused");
    assertThat(server.awayFor).hasValue(1);
  }

  @Test
  void shouldTellAtOnceWhatIsNoOutage() throws Exception {
    database.getConnection().close();
    server.state = "28P01";
    server.awayFor.set(2);

    assertThatThrownBy(database::getConnection).hasMessageContaining("refused");
    assertThat(server.awayFor).hasValue(1);
  }

  @Test
  void shouldNotWaitForAPoolThatIsClosed() throws Exception {
    database.getConnection().close();
    server.awayFor.set(2);
    closed.set(true);

    assertThatThrownBy(database::getConnection).hasMessageContaining("refused");
  }

  @Test
  void shouldNotWaitWhenItsThreadIsEnded() throws Exception {
    database.getConnection().close();
    server.awayFor.set(Integer.MAX_VALUE);
    Thread.currentThread().interrupt();

    assertThatThrownBy(database::getConnection).hasMessageContaining("refused");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** PostgreSQL, which refuses first as often as it is told to. */
  private static final class Server extends DelegatingDataSource {
    private final AtomicInteger awayFor = new AtomicInteger();
    private volatile String state = "08001";

    private Server() {
      super(TestDatabase.empty().dataSource());
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (awayFor.get() > 0) {
        awayFor.decrementAndGet();
        throw new SQLException("connection refused", state);
      }
      return super.getConnection();
    }
  }
}
