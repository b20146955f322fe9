package io.launchdesk.core.notification;

/**
 * Where somebody wants to be told of a kind of event.
 *
 * @param portal whether in the portal
 */
public record Channels(boolean portal, MailMode mail) {
  /** Everywhere, at once. */
  public static final Channels ALL = new Channels(true, MailMode.AT_ONCE);
}
