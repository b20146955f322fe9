package io.launchdesk.core.notification;

import java.time.Duration;

/** How long to wait before something is sent again: 5 s, then twice as long each time. */
public final class RetryPause {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 12;

  private RetryPause() {}

  /**
   * @param attempts how often it was tried before this time
   * @param longest what the pause grows to
   */
  public static Duration after(int attempts, Duration longest) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
