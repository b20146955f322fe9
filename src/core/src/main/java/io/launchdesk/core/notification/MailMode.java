package io.launchdesk.core.notification;

import java.util.Arrays;
import java.util.Optional;

/** Whether and how something is told by mail. */
public enum MailMode {
  OFF("off"),
  AT_ONCE("at-once"),
  DIGEST("digest");

  private final String slug;

  MailMode(String slug) {
    this.slug = slug;
  }

  /** The name that is stored and sent. */
  public String slug() {
    return slug;
  }

  /** The mode of this name; empty when there is none. */
  public static Optional<MailMode> of(String slug) {
    return Arrays.stream(values()).filter(mode -> mode.slug.equals(slug)).findFirst();
  }
}
