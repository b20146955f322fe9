package io.launchdesk.store.outbox;

/**
 * A command that waits to be acknowledged.
 *
 * @param attempts how often it has been sent, the attempt for which it was claimed included
 */
public record OutboxRow(long id, String requestId, Command command, int attempts) {}
