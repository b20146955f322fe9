package io.launchdesk.store.share;

import java.time.Instant;
import java.util.UUID;

/**
 * A link that shows where a request stands, without its secret.
 *
 * @param createdBy username of the person who made it
 */
public record ShareLink(
    UUID id, String createdBy, String createdByName, Instant createdAt, Instant expiresAt) {}
