package io.launchdesk.workers.engine;

import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import io.launchdesk.store.studio.ModelVersion;
import io.launchdesk.store.studio.ModelVersionRepository;
import io.launchdesk.store.studio.ModelVersionRepository.NewVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Decides what becomes of the models that a new version of the product brings along. A model that
 * people have changed since the product brought it stays live as it is; the product's newer one
 * becomes a version that they can merge and propose.
 */
@Component
class ProductModels {
  private static final Logger LOG = LoggerFactory.getLogger(ProductModels.class);
  private static final String NOTE =
      "Comes with the product. The live model was changed here, so this one is not live: merge the two and propose the result.";

  private final LiveModelRepository live;
  private final ModelVersionRepository versions;
  private final Clock clock;

  ProductModels(LiveModelRepository live, ModelVersionRepository versions, Clock clock) {
    this.live = live;
    this.versions = versions;
    this.clock = clock;
  }

  /**
   * What shall be live together, in a transaction that holds {@link LiveModelRepository#lock}.
   *
   * @param bundle what the product brings
   * @return the product's models, people's own where they changed one, and what else is live
   */
  Map<ModelId, LiveModel> merge(ModelBundle bundle) {
    Map<ModelId, LiveModel> together = new LinkedHashMap<>();
    live.all().forEach(model -> together.put(model.id(), model));
    Map<ModelId, String> broughtLast = live.product();
    Map<ModelId, String> brought = contents(bundle);
    brought.forEach(
        (id, content) -> {
          LiveModel now = together.get(id);
          if (now == null || !isChanged(now, content, broughtLast.get(id))) {
            together.put(id, product(id, now, content));
          } else if (!checksum(content).equals(broughtLast.get(id))) {
            keepToMerge(id, content);
          }
        });
    live.cameWithProduct(brought);
    return together;
  }

  /** Whether people have changed what the product brought, and not to what it brings now. */
  private boolean isChanged(LiveModel now, String content, String broughtLast) {
    if (now.content().equals(content)) {
      return false;
    }
    return broughtLast == null ? isWrittenHere(now) : !now.checksum().equals(broughtLast);
  }

  /** Before we kept what the product brought, a version with an author is what people changed. */
  private boolean isWrittenHere(LiveModel now) {
    return versions.of(now.id()).stream()
        .anyMatch(version -> version.live() && version.author() != null);
  }

  private void keepToMerge(ModelId id, String content) {
    versions.lock();
    List<ModelVersion> known = versions.of(id);
    boolean there =
        known.stream()
            .anyMatch(
                version -> versions.content(id, version.number()).orElseThrow().equals(content));
    if (!there) {
      String name = known.isEmpty() ? id.model() : known.getFirst().name();
      versions.add(new NewVersion(id, name, content, null, NOTE, null, clock.instant()));
    }
    LOG.warn("{} was changed here: the product's newer one waits in the studio to be merged", id);
  }

  private static LiveModel product(ModelId id, LiveModel now, String content) {
    String file = now == null ? id.file() : now.resourceName();
    return new LiveModel(id, file, 0, content, checksum(content));
  }

  private static String checksum(String content) {
    return DigestUtils.md5DigestAsHex(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The name of a file is the id of its model. */
  private static Map<ModelId, String> contents(ModelBundle bundle) {
    Map<ModelId, String> contents = new LinkedHashMap<>();
    bundle
        .files()
        .forEach(
            (file, content) -> contents.put(id(file), new String(content, StandardCharsets.UTF_8)));
    return contents;
  }

  private static ModelId id(String file) {
    int dot = file.lastIndexOf('.');
    Optional<ModelKind> kind =
        List.of(ModelKind.values()).stream()
            .filter(one -> one.extension().equals(file.substring(dot + 1)))
            .findFirst();
    return new ModelId(
        kind.orElseThrow(() -> new IllegalStateException(file + " is no model")),
        file.substring(0, dot));
  }
}
