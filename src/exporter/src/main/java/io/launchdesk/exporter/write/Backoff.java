package io.launchdesk.exporter.write;

/** Waiting times that double up to a limit. */
final class Backoff {
  private final long first;
  private final long limit;
  private long next;

  Backoff(long firstMillis, long limitMillis) {
    this.first = firstMillis;
    this.limit = limitMillis;
    this.next = firstMillis;
  }

  /** The milliseconds to wait now. */
  long next() {
    long now = next;
    next = Math.min(limit, next * 2);
    return now;
  }

  void reset() {
    next = first;
  }
}
