package io.launchdesk.store.change;

import java.time.Instant;

/**
 * Something that became of a change.
 *
 * @param person who did it; null for the system
 * @param personName display name
 * @param event such as {@code submitted}
 * @param note what was said; null when nothing was
 */
public record ChangeEvent(
    Instant at, String person, String personName, String event, String note) {}
