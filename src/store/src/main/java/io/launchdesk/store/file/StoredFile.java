package io.launchdesk.store.file;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that somebody added.
 *
 * @param requestId null while it belongs to a draft
 * @param draftId null when it belongs to a request
 * @param commentId the comment of the request that it came with; else null
 * @param type media type, as its content says
 * @param size in bytes
 */
public record StoredFile(
    UUID id,
    String requestId,
    UUID draftId,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Long commentId,
    String owner,
    String name,
    String type,
    long size,
    @JsonIgnore String sha256,
    Instant createdAt) {}
