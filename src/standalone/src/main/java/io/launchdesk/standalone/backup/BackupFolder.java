package io.launchdesk.standalone.backup;

import io.launchdesk.standalone.Refusal;
import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.RunFiles;
import io.launchdesk.standalone.folder.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A folder with a backup. It has its name only when it is whole: until then it is made beside it.
 */
final class BackupFolder {
  /** Folders of a data folder that are copied as they are, after the database. */
  static final List<String> FOLDERS = List.of("files", "mail", "channels", "webhooks");

  static final String SECRETS = "secrets.properties";
  private static final String MANIFEST = "launchdesk-backup.properties";

  private final Path target;
  private final Path work;

  private BackupFolder(Path target) {
    this.target = target;
    this.work = target.resolveSibling(target.getFileName() + ".making");
  }

  /** What a backup says of itself. */
  record Manifest(Instant at, String version) {}

  /**
   * Begins a backup.
   *
   * @throws Refusal when there is something already, or the place is within the data
   */
  static BackupFolder begin(Path target, Path data) throws IOException {
    if (target.startsWith(data)) {
      throw new Refusal(
          "The backup must lie outside of the data folder " + data + ": choose another --to.");
    }
    if (holdsSomething(target)) {
      throw new Refusal(target + " holds something already: choose another --to.");
    }
    BackupFolder folder = new BackupFolder(target);
    Trees.delete(folder.work);
    Files.createDirectories(target.getParent());
    Copies.folder(folder.work);
    return folder;
  }

  /** Where the backup is put together. */
  Path work() {
    return work;
  }

  /** Copies what belongs to the database and does not change once it is written. */
  long copyFiles(Path data) throws IOException {
    long bytes = 0;
    for (String name : FOLDERS) {
      bytes += Copies.tree(data.resolve(name), work.resolve(name), path -> false);
    }
    Files.copy(data.resolve(SECRETS), work.resolve(SECRETS), StandardCopyOption.COPY_ATTRIBUTES);
    return bytes;
  }

  /** The backup is whole: gives it its name. */
  void finish(Manifest manifest) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("at", manifest.at().toString());
    properties.setProperty("version", manifest.version());
    RunFiles.write(work.resolve(MANIFEST), properties);
    Files.deleteIfExists(target);
    Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away what was made so far. */
  void abandon() {
    Trees.deleteQuietly(work);
  }

  /**
   * Puts a backup where a run finds it.
   *
   * @throws Refusal when it is no whole backup, or there is data already
   */
  static Manifest restore(Path backup, Path data) throws IOException {
    Properties manifest = RunFiles.read(backup.resolve(MANIFEST));
    if (manifest.isEmpty()) {
      throw new Refusal(backup + " is no whole backup: " + MANIFEST + " is not in it.");
    }
    if (holdsSomething(data)) {
      throw new Refusal(
          data + " holds something already: move it away, or choose another folder with --data.");
    }
    Path work = data.resolveSibling(data.getFileName() + ".restoring");
    Trees.delete(work);
    Files.createDirectories(data.getParent());
    Copies.tree(backup, work, path -> path.endsWith(MANIFEST));
    DataFolder.mark(work);
    Files.deleteIfExists(data);
    Files.move(work, data, StandardCopyOption.ATOMIC_MOVE);
    return new Manifest(Instant.parse(manifest.getProperty("at")), manifest.getProperty("version"));
  }

  private static boolean holdsSomething(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    }
  }
}
