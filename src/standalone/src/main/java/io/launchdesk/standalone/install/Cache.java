package io.launchdesk.standalone.install;

import io.launchdesk.standalone.Refusal;
import io.launchdesk.standalone.folder.Trees;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Folders that are made once and then only read. Each is made under another name and renamed when
 * it is complete, so that a start that was cut short, or two at the same time, leave no half of
 * one.
 */
final class Cache {
  private static final Duration UNUSED = Duration.ofDays(2);

  private final Path root;

  Cache(Path root) {
    this.root = root;
  }

  /** Fills a new folder. */
  interface Maker {
    void make(Path folder) throws IOException;
  }

  /** The folder of this name; made first when it is not there. */
  Path folder(String name, Maker maker) {
    Path done = root.resolve(name);
    if (Files.isDirectory(done)) {
      return done;
    }
    Path work = root.resolve(".making-" + UUID.randomUUID());
    try {
      Files.createDirectories(work);
      maker.make(work);
      rename(work, done);
      return done;
    } catch (IOException e) {
      Trees.deleteQuietly(work);
      throw new Refusal("Could not unpack to " + done + ": " + e.getMessage() + ".", e);
    }
  }

  /**
   * Deletes what starts with {@code prefix} and was not used for two days (another run may still
   * use what an older build made), and marks {@code used} as used now.
   */
  void tidy(String prefix, Path used) {
    Instant now = Instant.now();
    try (Stream<Path> entries = Files.list(root)) {
      if (Files.exists(used)) {
        Files.setLastModifiedTime(used, FileTime.from(now));
      }
      entries
          .filter(entry -> entry.getFileName().toString().startsWith(prefix))
          .filter(entry -> entry.toFile().lastModified() < now.minus(UNUSED).toEpochMilli())
          .forEach(Trees::deleteQuietly);
    } catch (IOException e) {
      // An old version that stays costs disk space and nothing else.
    }
  }

  Path root() {
    return root;
  }

  private static void rename(Path work, Path done) throws IOException {
    try {
      Files.move(work, done, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      Trees.deleteQuietly(work);
    } catch (java.nio.file.FileSystemException e) {
      if (!Files.isDirectory(done)) {
        throw e;
      }
      Trees.deleteQuietly(work);
    }
  }
}
