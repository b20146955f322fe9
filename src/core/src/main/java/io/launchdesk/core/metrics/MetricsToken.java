package io.launchdesk.core.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A bearer token that reads the metrics and nothing else.
 *
 * @param value at least 20 characters; empty: there is none
 */
public record MetricsToken(String value) {
  private static final int SHORTEST = 20;

  /**
   * @throws IllegalArgumentException when it is too short to be a secret
   */
  public MetricsToken {
    if (!value.isEmpty() && value.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "launchdesk.metrics.token must have at least " + SHORTEST + " characters");
    }
  }

  /** Whether a token is set. */
  public boolean isSet() {
    return !value.isEmpty();
  }

  /** Whether this value of the header {@code Authorization} (null: none) carries the token. */
  public boolean admits(String authorization) {
    return isSet()
        && authorization != null
        && MessageDigest.isEqual(bytes("Bearer " + value), bytes(authorization));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "MetricsToken[]";
  }
}
