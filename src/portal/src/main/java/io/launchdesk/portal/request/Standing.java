package io.launchdesk.portal.request;

import java.time.Instant;

/**
 * Where a request stands, for people who may know that and nothing else of it.
 *
 * @param status slug of {@link io.launchdesk.core.request.RequestStatus}
 * @param launchAt instant before which nothing is published; null when unknown
 * @param promisedAt instant at which delivery is due; null while nothing is promised, and when the
 *     request was given up
 * @param outlook whether the promise will hold, as lists of requests tell it; null without one
 * @param endedAt null while it runs
 * @param asOf when this was so
 */
public record Standing(
    String id,
    String title,
    String type,
    String typeTitle,
    String status,
    Instant createdAt,
    Instant launchAt,
    Instant promisedAt,
    String outlook,
    Instant endedAt,
    Instant asOf) {}
