package io.launchdesk.store.change;

import io.launchdesk.store.studio.ModelId;

/**
 * A version of a model in a change.
 *
 * @param name what the model calls itself in that version
 * @param number of the version
 * @param replaces the version that it took the place of; null before it went live, and when there
 *     was none
 */
public record ChangeItem(ModelId id, String name, int number, Integer replaces) {}
