package io.launchdesk.core.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a channel understands. */
public enum WebhookFormat {
  /** Slack's incoming webhooks, with Block Kit. */
  SLACK,
  /**
   * Microsoft Teams' Workflows ("when a Teams webhook request is received"), with an Adaptive Card.
   */
  TEAMS;

  /** The name that is stored and sent. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of this name; empty when there is none. */
  public static Optional<WebhookFormat> of(String slug) {
    return Arrays.stream(values()).filter(format -> format.slug().equals(slug)).findFirst();
  }
}
