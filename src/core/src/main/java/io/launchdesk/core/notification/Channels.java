package io.launchdesk.core.notification;

/**
 * Where somebody wants to be told of a kind of event.
 *
 * @param portal whether in the portal
 */
public record Channels(boolean portal, MailMode mail) {}
