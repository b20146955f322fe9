package io.launchdesk.core.notification;

import java.util.Arrays;
import java.util.Optional;

/** Where something is told: to a person in the portal or by mail, or to the channel of a group. */
public enum TellingChannel {
  PORTAL("portal"),
  MAIL("mail"),
  CHAT("chat");

  private final String slug;

  TellingChannel(String slug) {
    this.slug = slug;
  }

  /** The name that the communication plan and the API use. */
  public String slug() {
    return slug;
  }

  /** The channel of this name; empty when there is none. */
  public static Optional<TellingChannel> of(String slug) {
    return Arrays.stream(values()).filter(channel -> channel.slug.equals(slug)).findFirst();
  }
}
