package io.launchdesk.store.intake;

import java.time.Instant;

/**
 * A time in which no new requests are taken.
 *
 * @param message what requesters are told, 1 to 500 characters
 * @param pausedBy username of who said so
 * @param until when requests are taken again by themselves; null when somebody must say so
 */
public record IntakePause(String message, Instant pausedAt, String pausedBy, Instant until) {}
