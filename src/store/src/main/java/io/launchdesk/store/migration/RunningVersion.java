package io.launchdesk.store.migration;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/**
 * A version of a process in the engine.
 *
 * @param version the engine's number
 * @param number of the studio's version that says the same; null when there is none
 * @param running how many instances run on it
 */
public record RunningVersion(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long key,
    int version,
    Integer number,
    Instant deployedAt,
    int running) {}
