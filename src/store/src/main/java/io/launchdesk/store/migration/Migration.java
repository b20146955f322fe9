package io.launchdesk.store.migration;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Map;

/**
 * Running instances that move from one version of a process to another.
 *
 * @param process id of the process
 * @param fromKey the engine's key of the version that they are on
 * @param fromVersion the engine's number of it
 * @param toKey the engine's key of the version that they move to
 * @param toVersion the engine's number of it
 * @param mapping for elements of the one version, which of the other they are
 * @param counts how many instances stand how: {@code waiting}, {@code asked}, {@code moved}, {@code
 *     refused}, {@code ended}
 */
public record Migration(
    int number,
    String process,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long fromKey,
    int fromVersion,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long toKey,
    int toVersion,
    Map<String, Object> mapping,
    String reason,
    String author,
    String authorName,
    Instant createdAt,
    Map<String, Object> counts) {}
