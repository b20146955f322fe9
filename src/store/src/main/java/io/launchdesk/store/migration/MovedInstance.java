package io.launchdesk.store.migration;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/**
 * An instance that is moved.
 *
 * @param requestId the request that it is a part of; null when it is of none
 * @param state {@code waiting}, {@code asked}, {@code moved}, {@code refused} or {@code ended}
 * @param problem why it was not moved; null when nothing was in its way
 * @param at when it was tried last; null before
 */
public record MovedInstance(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long instance,
    String requestId,
    String state,
    String problem,
    Instant at) {}
