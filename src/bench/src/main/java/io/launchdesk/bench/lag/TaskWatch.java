package io.launchdesk.bench.lag;

import io.launchdesk.bench.Latency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Sees user tasks as soon as their rows are committed, and takes the time since the engine wrote
 * their creation into its log. Both clocks are this machine's. It looks every two milliseconds,
 * which is the error.
 */
final class TaskWatch implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(2);

  private final SingleConnectionDataSource connection;
  private final JdbcClient database;
  private final Histogram lag = Latency.histogram();
  private final Set<Long> known = new HashSet<>();
  private final Thread thread;
  private volatile boolean over;
  private volatile RuntimeException failure;
  private long position;

  private TaskWatch(SingleConnectionDataSource connection) {
    this.connection = connection;
    this.database = JdbcClient.create(connection);
    this.position = position();
    this.thread = Thread.ofPlatform().name("task watch").start(this::look);
  }

  /** Begins with tasks that come from now on. */
  static TaskWatch of(DataSource database) throws SQLException {
    return new TaskWatch(new SingleConnectionDataSource(database.getConnection(), true));
  }

  /** Stops looking; returns the lags in microseconds. */
  Histogram stop() throws InterruptedException {
    over = true;
    thread.join();
    if (failure != null) {
      throw failure;
    }
    return lag;
  }

  @Override
  public void close() {
    over = true;
    // The thread may be asking: it fails then, and nobody wants to hear of it any more.
    connection.destroy();
  }

  private long position() {
    return database
        .sql("select coalesce(max(position), 0) from engine.exporter_position")
        .query(Long.class)
        .single();
  }

  private void look() {
    try {
      while (!over) {
        database
            .sql(
                """
                select key, position, created_at from engine.user_task
                 where state = 'open' and partition_id = 1 and position > :position
                """)
            .param("position", position)
            .query((row, n) -> seen(row))
            .list();
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private long seen(ResultSet row) throws SQLException {
    Instant written = row.getObject("created_at", OffsetDateTime.class).toInstant();
    long micros = Duration.between(written, Instant.now()).toNanos() / 1_000;
    // A change of the task moves the row's position; only its first sight tells of its creation.
    if (known.add(row.getLong("key"))) {
      lag.recordValue(Math.clamp(micros, 0, lag.getHighestTrackableValue()));
    }
    position = Math.max(position, row.getLong("position"));
    return position;
  }
}
