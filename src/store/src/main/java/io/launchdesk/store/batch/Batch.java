package io.launchdesk.store.batch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A table of requests that somebody uploaded.
 *
 * @param type of all its requests
 * @param encoding how its file was written, e.g. {@code utf-8}; {@code xlsx} for a workbook
 * @param columns the fields that the file has, in its order
 * @param unknown the file's columns that are no field
 * @param rows how many it has
 * @param submitted how many of them are requests
 */
public record Batch(
    UUID id,
    String type,
    String fileName,
    String encoding,
    List<String> columns,
    List<String> unknown,
    int rows,
    int submitted,
    Instant createdAt) {}
