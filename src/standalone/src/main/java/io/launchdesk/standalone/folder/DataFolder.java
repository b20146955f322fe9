package io.launchdesk.standalone.folder;

import io.launchdesk.standalone.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The folder that holds all data of one embedded system. While it is open it is locked: a second
 * run on the same folder is refused. The lock ends with the process, however it ends.
 */
public final class DataFolder implements AutoCloseable {
  /** Marks a folder as ours: only such a folder is ever emptied. */
  static final String MARKER = "launchdesk-data-folder";

  private static final String MARKER_TEXT =
      """
      This folder belongs to Launchdesk; ./launchdesk run --reset deletes all that is in it.
      """;
  private static final long NEEDED_BYTES = 1L << 30;

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens the folder for this process alone, and makes it when it is not there.
   *
   * @param reset whether all data in it is deleted first
   * @throws Refusal when it is in use, is not ours, can't be written or the disk is nearly full
   */
  public static DataFolder open(Path folder, boolean reset) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      claim(root, reset);
      DataFolder opened = lock(root);
      opened.prepare(reset);
      return opened;
    } catch (IOException e) {
      throw refusal(root, e);
    }
  }

  /** Tells missing rights apart from other trouble with the folder. */
  static Refusal refusal(Path root, IOException reason) {
    return reason instanceof AccessDeniedException denied
        ? new Refusal(
            "No right to write to " + denied.getFile() + " in the data folder " + root + ".",
            denied)
        : new Refusal(
            "The data folder " + root + " can't be used: " + reason.getMessage() + ".", reason);
  }

  /** Whether this folder was made by Launchdesk. */
  public static boolean isOurs(Path root) {
    return Files.exists(root.resolve(MARKER));
  }

  /** Marks a folder that was put together by us as a data folder. */
  public static void mark(Path root) throws IOException {
    Files.writeString(root.resolve(MARKER), MARKER_TEXT);
  }

  /** The folder itself, absolute. */
  public Path root() {
    return root;
  }

  /** A folder in it, made when it is not there. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new Refusal("No right to make " + root.resolve(name) + ".", e);
    }
  }

  /** Bytes that are free on the folder's disk. */
  public static long freeBytes(Path root) throws IOException {
    Path there = root.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException e) {
      // The lock ends with the process.
    }
  }

  private static void claim(Path root, boolean reset) throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new Refusal(root + " is a file, not a folder: choose another one with --data.");
    }
    boolean marked = Files.exists(root.resolve(MARKER));
    if (Files.isDirectory(root) && !marked && holdsSomething(root)) {
      throw new Refusal(
          root
              + " holds files that are not Launchdesk's"
              + (reset ? " and is not deleted" : "")
              + ": choose an empty or new folder with --data.");
    }
    Files.createDirectories(root);
    if (!marked) {
      mark(root);
    }
  }

  private static boolean holdsSomething(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.findAny().isPresent();
    }
  }

  private static DataFolder lock(Path root) throws IOException {
    Path file = Files.createDirectories(root.resolve("run")).resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DataFolder(root, channel, lock);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: refused like any other.
    }
    channel.close();
    throw new Refusal(
        "The data folder " + root + " is in use by another run: stop that one or choose --data.");
  }

  private void prepare(boolean reset) throws IOException {
    if (reset) {
      empty();
    }
    if (freeBytes(root) < NEEDED_BYTES) {
      close();
      throw new Refusal(
          "The disk of "
              + root
              + " has less than 1 GB free: make room or choose another with --data.");
    }
    RunFiles.owned(Files.createDirectories(root.resolve("run")));
  }

  /** The lock's own file stays, or a third run could lock another file of the same name. */
  private void empty() throws IOException {
    LeftOvers.in(root).stopAll();
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.equals(MARKER) && !name.equals("run")) {
          Trees.delete(entry);
        }
      }
    }
    try (Stream<Path> entries = Files.list(root.resolve("run"))) {
      for (Path entry : entries.toList()) {
        if (!entry.getFileName().toString().equals("lock")) {
          Trees.delete(entry);
        }
      }
    }
  }
}
