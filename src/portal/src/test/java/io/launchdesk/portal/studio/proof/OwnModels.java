package io.launchdesk.portal.studio.proof;

import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The product's own models, and changes of them. */
record OwnModels(Map<ModelId, String> contents) {

  static OwnModels read() {
    Map<ModelId, String> contents = new LinkedHashMap<>();
    for (String folder : List.of("processes", "forms")) {
      try (Stream<Path> files = Files.list(Path.of("../..", folder))) {
        files.sorted().forEach(file -> add(contents, file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new OwnModels(contents);
  }

  private static void add(Map<ModelId, String> contents, Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    for (ModelKind kind : ModelKind.values()) {
      if (kind.extension().equals(name.substring(dot + 1))) {
        try {
          contents.put(new ModelId(kind, name.substring(0, dot)), Files.readString(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  static ModelId process(String id) {
    return new ModelId(ModelKind.PROCESS, id);
  }

  /** The models with a part of one replaced, wherever it occurs. */
  OwnModels with(ModelId id, String part, String other) {
    String before = contents.get(id);
    String after = before.replace(part, other);
    if (after.equals(before)) {
      throw new IllegalArgumentException(id + " does not hold " + part);
    }
    Map<ModelId, String> next = new LinkedHashMap<>(contents);
    next.put(id, after);
    return new OwnModels(next);
  }

  OwnModels without(ModelId id) {
    Map<ModelId, String> next = new LinkedHashMap<>(contents);
    next.remove(id);
    return new OwnModels(next);
  }

  List<Finding> findings() {
    return new ControlsCheck(Map::of).check(new ModelPicture(contents, Set.of()));
  }
}
