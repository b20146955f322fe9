package io.launchdesk.standalone.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * Which ports the runs on this machine have chosen. A broker listens seconds after its port was
 * chosen; without this, two runs that start at the same time choose the same ones. A claim is a
 * locked file, so it ends with its process, however that ends.
 */
final class PortClaims implements AutoCloseable {
  private final Path folder;
  private final Map<Integer, FileChannel> held = new HashMap<>();

  PortClaims(Path folder) {
    this.folder = folder;
  }

  /** The claims that all runs of this machine share. */
  static PortClaims ofThisMachine() {
    return new PortClaims(Path.of(System.getProperty("java.io.tmpdir"), "launchdesk-ports"));
  }

  /** Claims a port; false when another run has it. */
  synchronized boolean claim(int port) {
    if (held.containsKey(port)) {
      return false;
    }
    if (!shared()) {
      return true;
    }
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(Integer.toString(port)),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        return false;
      }
      held.put(port, channel);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Gives a claim back. */
  synchronized void release(int port) {
    close(held.remove(port));
  }

  @Override
  public synchronized void close() {
    held.values().forEach(PortClaims::close);
    held.clear();
  }

  /** The folder is open to all users of the machine; without it, runs can't tell each other. */
  private boolean shared() {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The claim ends with the process.
    }
  }
}
