package io.launchdesk.portal.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is taken in, prefix {@code launchdesk.intake}.
 *
 * @param waiting how many requests may wait for the engine to begin with them; while it is away, so
 *     many are kept
 */
@ConfigurationProperties("launchdesk.intake")
record IntakeSettings(@DefaultValue("1000") int waiting) {
  IntakeSettings {
    if (waiting < 1) {
      throw new IllegalArgumentException(
          "launchdesk.intake.waiting must be at least 1, not " + waiting);
    }
  }
}
