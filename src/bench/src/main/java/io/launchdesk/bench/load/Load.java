package io.launchdesk.bench.load;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts a system under load. Requests that are on their way at the end come to their ends,
 * uncounted.
 */
public final class Load {
  private final Journey journey;
  private final AtomicReference<Exception> firstFailure = new AtomicReference<>();

  public Load(Journey journey) {
    this.journey = journey;
  }

  /** So many clients for so long, each with one request at a time. */
  public Phase closed(int clients, Duration length) {
    Counts counts = new Counts(length);
    try (ExecutorService people = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        people.submit(
            () -> {
              while (!counts.over()) {
                travel(counts);
              }
            });
      }
    }
    return counts.phase("closed", clients);
  }

  /** A request each so often, for so long; each is begun when it is due. */
  public Phase open(double perSecond, Duration length) {
    Counts counts = new Counts(length);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      long between = (long) (1e9 / perSecond);
      for (long due = System.nanoTime(); !counts.over(); due += between) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        people.submit(() -> travel(counts));
      }
    }
    return counts.phase("open", perSecond);
  }

  /** What the first request failed with that did; null when none did. */
  public Exception firstFailure() {
    return firstFailure.get();
  }

  private void travel(Counts counts) {
    try {
      journey.travel(counts.waits);
      counts.arrived();
    } catch (Exception e) {
      counts.failed.increment();
      counts.failure.compareAndSet(null, e);
      firstFailure.compareAndSet(null, e);
    }
  }

  private static final class Counts {
    private final Waits waits = new Waits();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Duration length;
    private final long end;

    Counts(Duration length) {
      this.length = length;
      this.end = System.nanoTime() + length.toNanos();
    }

    boolean over() {
      return System.nanoTime() - end >= 0;
    }

    void arrived() {
      if (!over()) {
        completed.increment();
      }
    }

    Phase phase(String kind, double load) {
      return Phase.of(
          kind, load, length.toNanos() / 1e9, completed.sum(), failed.sum(), waits, failure.get());
    }
  }
}
