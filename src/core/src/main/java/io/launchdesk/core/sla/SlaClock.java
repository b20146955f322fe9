package io.launchdesk.core.sla;

import java.time.Instant;

/** The instants of one step that runs, and the rule they come from. */
public record SlaClock(
    MeasuredStep measured,
    SlaRule rule,
    Instant startedAt,
    Instant dueAt,
    Instant remindAt,
    Instant escalateAt) {}
