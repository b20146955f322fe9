package io.launchdesk.store.change;

import io.launchdesk.store.studio.ModelId;

/**
 * A model as new requests run on it.
 *
 * @param resourceName the name of the file that the engine knows it by
 * @param engineVersion the engine's own number
 * @param checksum of the content
 */
public record LiveModel(
    ModelId id, String resourceName, int engineVersion, String content, String checksum) {}
