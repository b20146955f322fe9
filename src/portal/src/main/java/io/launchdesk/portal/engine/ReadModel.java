package io.launchdesk.portal.engine;

import io.launchdesk.portal.PortalSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Waits until the read model shows what a command did. The exporter tells on the channel {@code
 * engine} that it has written; one connection per portal listens.
 */
@Component
public class ReadModel implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReadModel.class);
  private static final int LISTEN_MILLIS = 500;
  private static final long RECHECK_MILLIS = 100;

  private final DataSource database;
  private final Duration patience;
  private final Object written = new Object();
  private volatile boolean running;
  private Thread thread;

  ReadModel(DataSource database, PortalSettings settings) {
    this.database = database;
    this.patience = settings.reads().patience();
  }

  /**
   * Waits a short while for the read model.
   *
   * @param shown asks it
   * @return whether it was shown in time
   */
  public boolean await(BooleanSupplier shown) {
    long end = System.nanoTime() + patience.toNanos();
    while (!shown.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      synchronized (written) {
        try {
          written.wait(Math.min(left, RECHECK_MILLIS));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("read-model").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    try {
      thread.join(2L * LISTEN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        LOG.warn("not listening to the read model now: {}", e.getMessage());
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen engine");
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (running) {
        if (postgres.getNotifications(LISTEN_MILLIS).length > 0) {
          synchronized (written) {
            written.notifyAll();
          }
        }
      }
      statement.execute("unlisten engine");
    }
  }

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
