package io.launchdesk.bench.load;

/**
 * What a system did in a span of time.
 *
 * @param kind {@code closed}: so many clients, each with one request at a time; {@code open}:
 *     requests come at a fixed rate, whatever becomes of those before
 * @param load clients, or requests per second
 * @param seconds length
 * @param completed requests that came to their ends within it
 * @param failed requests that did not come to their ends
 * @param waits how often a person waited
 * @param p50 of the waits, milliseconds
 * @param p95 of the waits, milliseconds
 * @param p99 of the waits, milliseconds
 * @param failure what the first one failed with that did; null when none did
 */
public record Phase(
    String kind,
    double load,
    double seconds,
    long completed,
    long failed,
    long waits,
    double p50,
    double p95,
    double p99,
    String failure) {

  /** Requests that came to their ends, per second. */
  public double perSecond() {
    return completed / seconds;
  }

  static Phase of(
      String kind,
      double load,
      double seconds,
      long completed,
      long failed,
      Waits waits,
      Exception failure) {
    return new Phase(
        kind,
        load,
        seconds,
        completed,
        failed,
        waits.count(),
        waits.millis(50),
        waits.millis(95),
        waits.millis(99),
        failure == null ? null : failure.toString());
  }
}
