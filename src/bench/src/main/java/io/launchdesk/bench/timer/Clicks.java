package io.launchdesk.bench.timer;

import io.launchdesk.bench.load.Waits;
import io.launchdesk.bench.peers.LaunchdeskJourney;
import java.time.Instant;

/**
 * People who work on requests one after the other, from an instant until they are told to stop, and
 * how long they wait for what comes after each of their answers.
 */
final class Clicks implements AutoCloseable {
  private final Waits waits = new Waits();
  private final Thread people;
  private volatile boolean over;
  private volatile Exception failure;

  private Clicks(int port, Instant from) {
    LaunchdeskJourney journey = new LaunchdeskJourney(port);
    people = Thread.ofVirtual().name("clicks").start(() -> work(journey, from));
  }

  /**
   * Requests that are begun before that instant, and the first, do not count: people sign in, and
   * find whom to ask.
   */
  static Clicks begin(int port, Instant from) {
    return new Clicks(port, from);
  }

  private void work(LaunchdeskJourney journey, Instant from) {
    try {
      do {
        journey.travel(new Waits());
      } while (Instant.now().isBefore(from) && !over);
      while (!over) {
        journey.travel(waits);
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  /**
   * Stops after the request that is on its way.
   *
   * @return the 95th percentile of waits, milliseconds; 0 when nobody waited
   * @throws IllegalStateException when a request did not come to its end
   */
  double end() {
    close();
    if (failure != null) {
      throw new IllegalStateException("Work did not go on beside the timers.", failure);
    }
    return waits.millis(95);
  }

  @Override
  public void close() {
    over = true;
    try {
      people.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
