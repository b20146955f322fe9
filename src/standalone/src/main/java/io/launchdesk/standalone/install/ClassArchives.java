package io.launchdesk.standalone.install;

import io.launchdesk.standalone.folder.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Archives of loaded classes (class data sharing): the first run of a part writes one when it has
 * settled, later runs map it. That takes a start of the broker from 9 to 4 seconds. The JVM ignores
 * an archive that does not fit.
 */
public final class ClassArchives {
  /** Writing takes three to six seconds on two processors. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Cache cache;

  public ClassArchives(Installation installation) {
    this.cache = new Cache(installation.cache());
  }

  /**
   * What one run does about its archive.
   *
   * @param options for the JVM
   * @param settled to be called with the run's process id when it has loaded what it needs, before
   *     it is asked to end: writes the archive if there is none yet. The run stands still meanwhile
   */
  public record Use(List<String> options, LongConsumer settled) {}

  /** For a run of the application that {@code identity} names (changes when its classes change). */
  public Use use(String part, String identity) {
    String prefix = "classes-" + part + "-";
    String name =
        prefix + identity + "-java" + Runtime.version().toString().replaceAll("[^0-9.]+", "-");
    Path archive = cache.root().resolve(name + ".jsa");
    cache.tidy(prefix, archive);
    if (Files.isRegularFile(archive)) {
      return new Use(List.of("-XX:SharedArchiveFile=" + archive), pid -> {});
    }
    return new Use(List.of("-XX:+RecordDynamicDumpInfo"), pid -> write(pid, archive));
  }

  /** An archive that can't be written costs the next start some seconds and nothing else. */
  private static void write(long pid, Path archive) {
    Path work = archive.resolveSibling(archive.getFileName() + "." + UUID.randomUUID());
    try {
      if (dump(pid, work) && Files.isRegularFile(work)) {
        Files.move(work, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      // The next run tries again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Trees.deleteQuietly(work);
    }
  }

  private static boolean dump(long pid, Path file) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Java.tool("jcmd"), Long.toString(pid), "VM.cds", "dynamic_dump", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return jcmd.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && jcmd.exitValue() == 0;
    } finally {
      jcmd.destroyForcibly();
    }
  }
}
