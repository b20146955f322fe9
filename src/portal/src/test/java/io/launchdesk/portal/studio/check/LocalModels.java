package io.launchdesk.portal.studio.check;

import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The models as they lie in the repository. */
final class LocalModels {
  static final Map<ModelId, String> ALL = read();

  private LocalModels() {}

  static ModelId process(String id) {
    return new ModelId(ModelKind.PROCESS, id);
  }

  /** All models, one of them with other content. */
  static ModelPicture with(ModelId id, String content) {
    Map<ModelId, String> contents =
        new TreeMap<>(java.util.Comparator.comparing(ModelId::toString));
    contents.putAll(ALL);
    contents.put(id, content);
    return new ModelPicture(contents, Set.of(id));
  }

  /** A model in which a part was replaced. */
  static ModelPicture changed(ModelId id, String part, String instead) {
    String content = ALL.get(id);
    if (!content.contains(part)) {
      throw new IllegalArgumentException(id + " does not say " + part);
    }
    return with(id, content.replace(part, instead));
  }

  private static Map<ModelId, String> read() {
    Map<ModelId, String> found = new TreeMap<>(java.util.Comparator.comparing(ModelId::toString));
    for (Path folder : List.of(Path.of("../../processes"), Path.of("../../forms"))) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String[] name = file.getFileName().toString().split("\\.");
          Arrays.stream(ModelKind.values())
              .filter(kind -> name.length == 2 && kind.extension().equals(name[1]))
              .forEach(kind -> found.put(new ModelId(kind, name[0]), text(file)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
