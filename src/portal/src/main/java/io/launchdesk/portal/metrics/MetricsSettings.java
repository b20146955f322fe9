package io.launchdesk.portal.metrics;

import io.launchdesk.core.metrics.MetricsToken;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How monitoring is let in.
 *
 * @param token a bearer token that reads the metrics and nothing else; empty: there is none
 */
@ConfigurationProperties("launchdesk.metrics")
record MetricsSettings(@DefaultValue("") String token) {

  /**
   * @throws IllegalArgumentException when the token is too short
   */
  MetricsSettings {
    new MetricsToken(token);
  }

  /** Whether this value of the header {@code Authorization} carries the token. */
  boolean admits(String authorization) {
    return new MetricsToken(token).admits(authorization);
  }

  @Override
  public String toString() {
    return "MetricsSettings[]";
  }
}
