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

  /** The one that comes soonest: at once before the digest, the digest before not at all. */
  public MailMode most(MailMode other) {
    return rank() >= other.rank() ? this : other;
  }

  /** The one that comes latest, or not at all. */
  public MailMode least(MailMode other) {
    return rank() <= other.rank() ? this : other;
  }

  private int rank() {
    return switch (this) {
      case OFF -> 0;
      case DIGEST -> 1;
      case AT_ONCE -> 2;
    };
  }

  /** The mode of this name; empty when there is none. */
  public static Optional<MailMode> of(String slug) {
    return Arrays.stream(values()).filter(mode -> mode.slug.equals(slug)).findFirst();
  }
}
