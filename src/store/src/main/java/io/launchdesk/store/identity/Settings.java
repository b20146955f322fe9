package io.launchdesk.store.identity;

/**
 * How a person wants to read the portal.
 *
 * @param language BCP 47, one of those that the web client speaks, e.g. {@code zh-Hans}
 * @param timeZone IANA id, e.g. {@code Europe/Warsaw}
 * @param theme {@code system}, {@code light} or {@code dark}
 */
public record Settings(String language, String timeZone, String theme) {}
