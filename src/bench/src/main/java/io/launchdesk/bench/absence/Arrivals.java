package io.launchdesk.bench.absence;

import io.launchdesk.bench.peers.LaunchdeskJourney;
import io.launchdesk.bench.peers.LaunchdeskJourney.Submitted;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Requests that come at a steady rate, whatever becomes of those before, until it is stopped. */
final class Arrivals implements AutoCloseable {
  private final List<Submitted> taken = new CopyOnWriteArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

  Arrivals(LaunchdeskJourney journey, double perSecond) {
    Runnable submit =
        () -> {
          try {
            taken.add(journey.submit());
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
          }
        };
    clock.scheduleAtFixedRate(
        () -> people.submit(submit), 0, (long) (1e9 / perSecond), TimeUnit.NANOSECONDS);
  }

  /**
   * Ends it and waits for the last answer.
   *
   * @return all that were taken
   * @throws RuntimeException what the first that was not taken failed with
   */
  List<Submitted> stop() {
    close();
    if (failure.get() != null) {
      throw failure.get();
    }
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    people.close();
  }
}
