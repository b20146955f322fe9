package io.launchdesk.exporter.write;

import io.launchdesk.exporter.log.LogIdentity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Records on their way from the broker's thread to the writer's. What comes while the writer is
 * busy is its next batch; what comes while it rests waits for its neighbours for a moment only. The
 * broker's own timers are no help here: they fire up to half a second late on an idle partition.
 */
public final class Inbox {
  private static final int MOST_BATCHES = 3;

  private final int batchSize;
  private final long lingerNanos;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private LogIdentity first;

  /**
   * @param batchSize most records of a batch
   * @param linger how long the first record of a batch waits for others
   */
  public Inbox(int batchSize, Duration linger) {
    this.batchSize = batchSize;
    this.lingerNanos = linger.toNanos();
  }

  /**
   * Adds a record.
   *
   * @param waitMillis how long to wait for room
   * @param addition puts what was made of the record into the batch it is given
   * @return false when there was no room in that time, and nothing was added
   */
  public boolean add(LogIdentity record, long waitMillis, Consumer<Batch> addition)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!awaitRoom(TimeUnit.MILLISECONDS.toNanos(waitMillis))) {
        return false;
      }
      if (first == null) {
        first = record;
      }
      if (isLastFull()) {
        batches.addLast(new Batch(first));
      }
      Batch batch = batches.getLast();
      addition.accept(batch);
      if (batch.records() == 1 || batch.records() >= batchSize) {
        changed.signalAll();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The oldest batch, once it is full or its first record has waited long enough.
   *
   * @return null when nothing came in that time
   */
  Batch take(long waitMillis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long wait = TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (batches.isEmpty() && wait > 0) {
        wait = changed.awaitNanos(wait);
      }
      long linger = lingerNanos;
      while (batches.size() == 1 && !isLastFull() && linger > 0) {
        linger = changed.awaitNanos(linger);
      }
      Batch taken = batches.pollFirst();
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitRoom(long nanos) throws InterruptedException {
    long wait = nanos;
    while (batches.size() == MOST_BATCHES && isLastFull()) {
      if (wait <= 0) {
        return false;
      }
      wait = changed.awaitNanos(wait);
    }
    return true;
  }

  private boolean isLastFull() {
    return batches.isEmpty() || batches.getLast().records() >= batchSize;
  }
}
