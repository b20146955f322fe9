package io.launchdesk.core.notification;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How one person wants to be told of things: as the communication plan says, or less.
 *
 * @param channels what was chosen; kinds that are missing are told as planned
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
   * @param from until when the plan holds it back: the portal shows it then
   */
  public record Telling(boolean portal, MailMode mail, Instant mailAt, Instant from) {}

  /**
   * How an event is told that happens now: what the plan says, or less when that was chosen.
   *
   * @param now to which the plan's delay is added
   */
  public Telling tell(PlanRule rule, Instant now) {
    EventKind kind = EventKind.ofTemplate(rule.template());
    Instant from = now.plus(rule.delay());
    MailMode mail = mail(kind, rule.mail());
    boolean portal = rule.tells(TellingChannel.PORTAL) && chosen(kind).portal();
    return new Telling(portal, mail, mailAt(kind, mail, from), from);
  }

  /** How it is mailed when the plan says so. */
  public MailMode mail(EventKind kind, MailMode planned) {
    return planned.least(chosen(kind).mail());
  }

  /**
   * When something can be mailed.
   *
   * @param from not before this
   */
  public Instant mailAt(EventKind kind, MailMode mail, Instant from) {
    return switch (mail) {
      case OFF -> from;
      case AT_ONCE -> times.atOnce(kind, from);
      case DIGEST -> times.nextDigest(from);
    };
  }

  /** How a kind of event is told, at the most: what was chosen, or what the plan has. */
  public Channels of(EventKind kind, Channels planned) {
    Channels chosen = chosen(kind);
    return new Channels(planned.portal() && chosen.portal(), planned.mail().least(chosen.mail()));
  }

  /**
   * What a person chooses who was shown what the plan limits: what is left as it was shown stays as
   * it was chosen.
   *
   * @param wanted of some kinds, as they were sent
   * @param planned the most that the plan has for a kind
   * @return the kinds among these whose choice changes
   */
  public Map<EventKind, Channels> changed(
      Map<EventKind, Channels> wanted, Function<EventKind, Channels> planned) {
    Map<EventKind, Channels> changed = new EnumMap<>(EventKind.class);
    wanted.forEach(
        (kind, sent) -> {
          Channels shown = of(kind, planned.apply(kind));
          Channels chosen = chosen(kind);
          if (!sent.equals(shown)) {
            changed.put(
                kind,
                new Channels(
                    sent.portal() == shown.portal() ? chosen.portal() : sent.portal(),
                    sent.mail() == shown.mail() ? chosen.mail() : sent.mail()));
          }
        });
    return changed;
  }

  private Channels chosen(EventKind kind) {
    return channels.getOrDefault(kind, Channels.ALL);
  }
}
