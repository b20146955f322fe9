package io.launchdesk.store.task;

import java.time.Instant;

/**
 * A link by which one person may answer one task, once.
 *
 * @param usedAt when it was used; null while it was not
 * @param endedAt when the task was given to somebody else; null while it was not
 */
public record AnswerLink(
    long taskKey,
    String requestId,
    String person,
    Instant expiresAt,
    Instant usedAt,
    Instant endedAt) {}
