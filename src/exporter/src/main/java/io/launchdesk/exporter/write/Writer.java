package io.launchdesk.exporter.write;

import io.launchdesk.exporter.ExporterConfig;
import io.launchdesk.exporter.log.LogIdentity;
import io.launchdesk.exporter.log.Mark;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * Writes batches one after the other on a thread of its own, so that the broker never waits inside
 * a database call. A batch is kept and tried again until it is committed.
 */
public final class Writer implements AutoCloseable {
  private static final long REPEAT_LOG_MILLIS = 30_000;

  private final ExporterConfig config;
  private final int partition;
  private final Logger log;
  private final Database database;
  private final Inbox inbox;
  private final Backoff backoff = new Backoff(100, 3_000);
  private final Thread thread;

  private volatile Optional<Mark> committed;
  private volatile String trouble;
  private volatile boolean refused;
  private volatile boolean closed;
  private Session session;
  private Batch batch;
  private long nextLog;

  /**
   * A writer that is not yet running.
   *
   * @param broker what was last told to the broker
   */
  public Writer(ExporterConfig config, int partition, Optional<Mark> broker, Logger log) {
    this.config = config;
    this.partition = partition;
    this.log = log;
    this.committed = broker;
    this.inbox = new Inbox(config.batchSize(), config.flushInterval());
    this.database = new Database(config, partition);
    this.thread = new Thread(this::run, "launchdesk-exporter-" + partition);
    this.thread.setDaemon(true);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  /**
   * Hands a record over.
   *
   * @param addition puts what was made of the record into a batch
   * @return false when the writer still has enough to do after this time, and did not take it
   */
  public boolean offer(LogIdentity record, Consumer<Batch> addition, long waitMillis)
      throws InterruptedException {
    return inbox.add(record, waitMillis, addition);
  }

  /** What the tables say by the last commit, or said when the broker was last told. */
  public Optional<Mark> committed() {
    return committed;
  }

  /** Whether tables and log do not fit together. */
  public boolean isRefused() {
    return refused;
  }

  /** Why nothing is written at the moment; null while all is well. */
  public String trouble() {
    return trouble;
  }

  /** Stops; what was not committed will come again. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        step();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (Refusal e) {
        refused = true;
        failed(e.getMessage(), e);
      } catch (SQLException | RuntimeException | LinkageError e) {
        failed("The database does not take what is to be written: " + e.getMessage(), e);
      }
    }
    disconnect();
  }

  private void step() throws InterruptedException, SQLException, Refusal {
    if (session == null) {
      session = new Session(database.connect(), partition, config, log);
    }
    session.reconcile(committed, Optional.ofNullable(batch).map(Batch::first));
    well();
    if (batch == null) {
      batch = inbox.take(1_000);
      return;
    }
    committed = Optional.of(session.write(batch));
    batch = null;
  }

  private void well() {
    refused = false;
    if (trouble != null) {
      log.info("Partition {}: writing again", partition);
      trouble = null;
      nextLog = 0;
    }
    backoff.reset();
  }

  private void failed(String message, Throwable cause) {
    disconnect();
    if (closed) {
      return;
    }
    trouble = message;
    if (System.nanoTime() / 1_000_000 >= nextLog) {
      nextLog = System.nanoTime() / 1_000_000 + REPEAT_LOG_MILLIS;
      log.error("Partition {}: {}", partition, message);
      log.debug("Partition {}: the cause", partition, cause);
    }
    try {
      Thread.sleep(backoff.next());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void disconnect() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
