package io.launchdesk.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what comes sooner or later. */
public final class Waiting {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Waiting() {}

  /**
   * Returns as soon as it holds.
   *
   * @param what it is, in words
   * @throws IllegalStateException when it does not hold within this time
   */
  public static void until(String what, Duration patience, BooleanSupplier holds)
      throws InterruptedException {
    until(what, patience, LOOK_EVERY, holds);
  }

  /**
   * The same for what costs the system something to tell.
   *
   * @param lookEvery the pause between two looks
   */
  public static void until(
      String what, Duration patience, Duration lookEvery, BooleanSupplier holds)
      throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("Not within " + patience + ": " + what);
      }
      Thread.sleep(lookEvery);
    }
  }
}
