package io.launchdesk.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long people waited. Safe for use by several threads. */
public final class Waits {
  private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);

  /** Takes note of one wait that ends now. */
  public synchronized void since(long nanoTime) {
    micros.recordValue(
        Math.min((System.nanoTime() - nanoTime) / 1_000, micros.getHighestTrackableValue()));
  }

  synchronized long count() {
    return micros.getTotalCount();
  }

  /** A percentile in milliseconds; 0 when nobody waited. */
  public synchronized double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }
}
