package io.launchdesk.core.sla;

import java.time.Instant;

/**
 * The instants of one step that runs, and the rule they come from.
 *
 * @param elementInstanceKey the running element; a clock is started once for it
 */
public record SlaClock(
    long elementInstanceKey,
    String requestId,
    SlaRule rule,
    Instant startedAt,
    Instant dueAt,
    Instant remindAt,
    Instant escalateAt) {}
