package io.launchdesk.portal.live;

import io.launchdesk.portal.problem.DatabaseOutage;
import io.launchdesk.store.live.DeskChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one connection of this portal that listens: to the exporter on channel {@code engine}, to all
 * portals on channel {@code desk}. It is made again when it was lost.
 */
@Component
public class Announcements implements SmartLifecycle {
  /** Where the exporter tells what it has written. */
  public static final String ENGINE = "engine";

  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
  private static final int LISTEN_MILLIS = 500;
  private static final int CHECK_SECONDS = 5;
  private static final long QUIET_NANOS = Duration.ofSeconds(20).toNanos();

  private final DataSource database;
  private final DatabaseOutage outage;
  private final List<AnnouncementListener> listeners;
  private volatile boolean running;
  private Thread thread;

  /**
   * @param outage hears of a lost connection first: this one is always in use
   */
  Announcements(DataSource database, DatabaseOutage outage, List<AnnouncementListener> listeners) {
    this.database = database;
    this.outage = outage;
    this.listeners = listeners;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("announcements").daemon().start(this::run);
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

  /** Streams hear what changes until they end. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
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
        LOG.warn("not listening to the database now: {}", e.getMessage());
        outage.suspect();
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + ENGINE);
      statement.execute("listen " + DeskChannel.NAME);
      listeners.forEach(AnnouncementListener::missedSome);
      hear(connection, connection.unwrap(PGConnection.class));
      statement.execute("unlisten *");
    }
  }

  private void hear(Connection connection, PGConnection postgres) throws SQLException {
    long heard = System.nanoTime();
    while (running) {
      PGNotification[] told = postgres.getNotifications(LISTEN_MILLIS);
      for (PGNotification one : told) {
        listeners.forEach(listener -> listener.told(one.getName(), one.getParameter()));
      }
      if (told.length > 0) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > QUIET_NANOS) {
        requireAlive(connection);
        heard = System.nanoTime();
      }
    }
  }

  /** A connection that the network dropped silently looks like one on which nothing is told. */
  private static void requireAlive(Connection connection) throws SQLException {
    if (!connection.isValid(CHECK_SECONDS)) {
      throw new SQLException("the connection does not answer any more", "08006");
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
