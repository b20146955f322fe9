package io.launchdesk.store.change;

import io.launchdesk.store.studio.ModelId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as new requests run on it.
 *
 * @param resourceName the name of the file that the engine knows it by
 * @param engineVersion the engine's own number
 * @param checksum of the content
 */
public record LiveModel(
    ModelId id, String resourceName, int engineVersion, String content, String checksum) {
  /** The content of each, in the same order. */
  public static Map<ModelId, String> contents(List<LiveModel> models) {
    Map<ModelId, String> contents = new LinkedHashMap<>();
    models.forEach(model -> contents.put(model.id(), model.content()));
    return contents;
  }
}
