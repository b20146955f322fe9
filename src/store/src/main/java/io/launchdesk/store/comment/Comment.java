package io.launchdesk.store.comment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;

/**
 * What somebody said about a request.
 *
 * @param text plain text; empty when it was deleted
 * @param mentions usernames of those who were addressed and see the request
 * @param editedAt null when it stands as it was written
 * @param deletedAt null while it is there
 */
public record Comment(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    String author,
    String authorName,
    String text,
    List<String> mentions,
    Instant createdAt,
    Instant editedAt,
    Instant deletedAt) {}
