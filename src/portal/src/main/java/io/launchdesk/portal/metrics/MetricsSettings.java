package io.launchdesk.portal.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How monitoring is let in.
 *
 * @param token a bearer token that reads the metrics and nothing else; empty: there is none
 */
@ConfigurationProperties("launchdesk.metrics")
record MetricsSettings(@DefaultValue("") String token) {
  private static final int SHORTEST = 20;

  MetricsSettings {
    if (!token.isEmpty() && token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "launchdesk.metrics.token must have at least " + SHORTEST + " characters");
    }
  }

  /** Whether this value of the header {@code Authorization} carries the token. */
  boolean admits(String authorization) {
    return !token.isEmpty()
        && authorization != null
        && MessageDigest.isEqual(bytes("Bearer " + token), bytes(authorization));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "MetricsSettings[]";
  }
}
