package io.launchdesk.core.sla;

import java.time.Instant;

/**
 * The instants of one step that runs, and the rule they come from.
 *
 * @param calendarId the calendar that it counts by
 */
public record SlaClock(
    MeasuredStep measured,
    SlaRule rule,
    String calendarId,
    Instant startedAt,
    Instant dueAt,
    Instant remindAt,
    Instant escalateAt) {}
