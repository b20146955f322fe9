package io.launchdesk.store.draft;

import java.time.Instant;
import java.util.UUID;

/**
 * A draft as lists show it.
 *
 * @param type key of a request type; null while none was chosen
 */
public record DraftSummary(UUID id, String type, String title, int version, Instant updatedAt) {}
