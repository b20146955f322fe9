package io.launchdesk.store.notification;

/**
 * Someone who can be told something.
 *
 * @param language BCP 47
 */
public record Recipient(
    String username, String displayName, String email, String language, String timeZone) {}
