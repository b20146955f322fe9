package io.launchdesk.exporter.log;

import java.time.Instant;

/**
 * Tells one partition log from another: position and time of its first record that was exported. A
 * broker that was wiped starts a log whose first record has another time.
 *
 * @param timestamp milliseconds since the epoch
 */
public record LogIdentity(long position, long timestamp) {

  /** For the operator. */
  @Override
  public String toString() {
    return "position %d of %s".formatted(position, Instant.ofEpochMilli(timestamp));
  }
}
