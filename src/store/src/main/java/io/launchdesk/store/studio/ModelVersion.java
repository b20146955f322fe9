package io.launchdesk.store.studio;

import java.time.Instant;

/**
 * A version of a model, without its content.
 *
 * @param name what the model calls itself in it
 * @param author null when it was deployed past the studio
 * @param authorName display name; null without an author
 * @param note what the author says of it; null when there is none
 * @param basedOn the version that it was made from; null for the first one, and for one that was
 *     deployed past the studio
 * @param engineVersion the engine's number of the newest deployment of this content; null when it
 *     was never deployed
 * @param live new instances run on it
 */
public record ModelVersion(
    int number,
    String name,
    String author,
    String authorName,
    String note,
    Integer basedOn,
    Instant savedAt,
    Integer engineVersion,
    boolean live) {}
