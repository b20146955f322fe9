package io.launchdesk.core.production;

/**
 * What a check objects to.
 *
 * @param message for the producer: what is wrong and what would be right
 */
public record Finding(String check, String message) {}
