package io.launchdesk.portal.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What was read last, read again when it is too old: many gauges of one scrape ask the database
 * once.
 */
public final class Kept<T> {
  private final Supplier<T> reading;
  private final Duration lifetime;
  private final Clock clock;
  private T value;
  private Instant readAt = Instant.EPOCH;

  /**
   * @param lifetime how old a value may be
   */
  public Kept(Supplier<T> reading, Duration lifetime, Clock clock) {
    this.reading = reading;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * The value, not older than the lifetime. A reading that fails is tried again by the next call.
   */
  public synchronized T get() {
    Instant now = clock.instant();
    if (readAt.isBefore(now.minus(lifetime))) {
      value = reading.get();
      readAt = now;
    }
    return value;
  }
}
