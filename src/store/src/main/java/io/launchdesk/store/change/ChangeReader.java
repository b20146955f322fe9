package io.launchdesk.store.change;

import java.time.Instant;

/** Who has seen a change, when first, and when last. */
public record ChangeReader(String person, String name, Instant firstAt, Instant lastAt) {}
