package io.launchdesk.store.campaign;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Requests that belong together.
 *
 * @param id what addresses, views and figures call it; never changes
 * @param owner username
 * @param from its first day, in the desk's time zone
 * @param until its last day, included; null while that is not known
 * @param closedAt since when it takes no more requests; null while it does
 * @param version counts the changes, from 1
 */
public record Campaign(
    String id,
    String name,
    String owner,
    LocalDate from,
    LocalDate until,
    String description,
    Instant closedAt,
    int version,
    Instant changedAt) {}
