package io.launchdesk.standalone.install;

import io.launchdesk.standalone.folder.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Archives of loaded classes (class data sharing): the first run of a part writes one when it ends,
 * later runs map it. That takes a start of the broker from 9 to 4 seconds. The JVM ignores an
 * archive that does not fit.
 */
public final class ClassArchives {
  private final Cache cache;

  public ClassArchives(Installation installation) {
    this.cache = new Cache(installation.cache());
  }

  /**
   * What one run does about its archive.
   *
   * @param options for the JVM
   * @param writes whether the run writes the archive at its end, which takes some seconds
   * @param finish to be called when the run has ended, with whether it had worked: the archive of a
   *     run that did not come up lacks most classes and is thrown away
   */
  public record Use(List<String> options, boolean writes, Consumer<Boolean> finish) {}

  /** For a run of the application that {@code identity} names (changes when its classes change). */
  public Use use(String part, String identity) {
    String prefix = "classes-" + part + "-";
    String name =
        prefix + identity + "-java" + Runtime.version().toString().replaceAll("[^0-9.]+", "-");
    Path archive = cache.root().resolve(name + ".jsa");
    cache.tidy(prefix, archive);
    if (Files.isRegularFile(archive)) {
      return new Use(List.of("-XX:SharedArchiveFile=" + archive), false, worked -> {});
    }
    Path work = cache.root().resolve(name + "." + UUID.randomUUID());
    return new Use(
        List.of("-XX:ArchiveClassesAtExit=" + work, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
        true,
        worked -> keep(work, archive, worked));
  }

  private static void keep(Path work, Path archive, boolean worked) {
    try {
      if (!worked) {
        Trees.deleteQuietly(work);
      } else if (Files.isRegularFile(work)) {
        Files.move(work, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      Trees.deleteQuietly(work);
    }
  }
}
