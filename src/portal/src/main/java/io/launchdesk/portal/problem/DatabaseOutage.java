package io.launchdesk.portal.problem;

import io.launchdesk.store.connection.DatabaseAway;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Whether the database is away. Without it every call would wait until the pool gives up: those who
 * come would stand in a queue for seconds, only to hear that nothing can be done. Whoever fails at
 * the database says so here; it is then asked by a connection beside the pool until it answers.
 */
@Component
public class DatabaseOutage {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final String PATIENCE_SECONDS = "2";

  private final Look look;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean away;

  /** Asks the database for anything. */
  @FunctionalInterface
  interface Look {
    void at() throws SQLException;
  }

  /**
   * @param database asked for when it is needed: filters are made before the settings are complete
   */
  @Autowired
  DatabaseOutage(ObjectProvider<JdbcConnectionDetails> database) {
    this(() -> connect(database.getObject()));
  }

  DatabaseOutage(Look look) {
    this.look = look;
  }

  /** Whether nothing can be read or stored now. */
  public boolean isAway() {
    return away;
  }

  /** Somebody failed at the database, for whatever reason. Returns at once. */
  public void suspect() {
    if (looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("database-outage").start(this::lookUntilThere);
    }
  }

  private void lookUntilThere() {
    try {
      while (!isThere()) {
        Thread.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (away) {
        LOG.info("the database is back");
      }
      away = false;
      looking.set(false);
    }
  }

  private boolean isThere() {
    try {
      look.at();
      return true;
    } catch (SQLException e) {
      if (!DatabaseAway.isMeantBy(e)) {
        return true;
      }
      if (!away) {
        LOG.warn("the database is away: {}", e.getMessage());
      }
      away = true;
      return false;
    }
  }

  private static void connect(JdbcConnectionDetails database) throws SQLException {
    Properties properties = new Properties();
    put(properties, "user", database.getUsername());
    put(properties, "password", database.getPassword());
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
    try (Connection connection = DriverManager.getConnection(database.getJdbcUrl(), properties)) {
      connection.isValid(1);
    }
  }

  private static void put(Properties properties, String name, String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }
}
