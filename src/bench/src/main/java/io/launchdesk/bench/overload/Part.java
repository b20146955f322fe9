package io.launchdesk.bench.overload;

import io.launchdesk.bench.http.Answers;

/**
 * A span of time in which requests came at a steady pace.
 *
 * @param offered requests per second
 * @param seconds its length
 * @param reached requests that came to a person in it, begun before it or in it
 * @param answers what the callers were told
 */
record Part(double offered, double seconds, long reached, Answers answers) {
  /** Less than this share of what came was done: the queue grew. */
  private static final double KEEPS_UP = 0.9;

  /** Requests that came to a person, per second. */
  double done() {
    return reached / seconds;
  }

  /** Whether about as much was done as came, and nothing was refused. */
  boolean keepsUp() {
    return answers.refused() == 0 && done() >= KEEPS_UP * offered;
  }

  @Override
  public String toString() {
    return "%.1f/s come, %.2f/s with a person; answers p50 %d ms, p95 %d ms %s"
        .formatted(
            offered,
            done(),
            answers.latency().getValueAtPercentile(50) / 1000,
            answers.latency().getValueAtPercentile(95) / 1000,
            answers);
  }
}
