package io.launchdesk.core.notification;

import java.time.Instant;
import java.util.Map;

/**
 * How one person wants to be told of things.
 *
 * @param channels what was chosen; kinds that are missing are told as usual
 */
public record TellingRules(Map<EventKind, Channels> channels, MailTimes times) {

  public TellingRules {
    channels = Map.copyOf(channels);
  }

  /**
   * What follows for one event.
   *
   * @param portal whether it shows in the portal
   * @param mailAt when it is to be mailed, by itself or in the digest; has no meaning without a
   *     mail
   */
  public record Telling(boolean portal, MailMode mail, Instant mailAt) {}

  /** What was chosen for the kind, or what is usual. */
  public Channels of(EventKind kind) {
    return channels.getOrDefault(kind, kind.usual());
  }

  /** How an event is told that happens now. */
  public Telling tell(EventKind kind, Instant now) {
    Channels chosen = of(kind);
    Instant mailAt =
        switch (chosen.mail()) {
          case OFF -> now;
          case AT_ONCE -> times.atOnce(kind, now);
          case DIGEST -> times.nextDigest(now);
        };
    return new Telling(chosen.portal(), chosen.mail(), mailAt);
  }
}
