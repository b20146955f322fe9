package io.launchdesk.exporter.log;

/**
 * Tells one partition log from another: position and time of its first record that was exported. A
 * broker that was wiped starts a log whose first record has another time.
 *
 * @param timestamp milliseconds since the epoch
 */
public record LogIdentity(long position, long timestamp) {}
