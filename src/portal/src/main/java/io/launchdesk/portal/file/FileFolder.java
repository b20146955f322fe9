package io.launchdesk.portal.file;

import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The folder that the bytes lie in, under their digest; all portals share it. What is being
 * received has a temporary name, so that nothing is ever seen half.
 */
@Component
class FileFolder {
  private static final String RECEIVED = "receiving-";
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final long most;

  FileFolder(PortalSettings settings) {
    this.folder = settings.files().folder().toAbsolutePath().normalize();
    this.most = settings.files().most().toBytes();
  }

  /** Bytes that were received and have no name yet. */
  record Received(Path path, String sha256, long size) {}

  /**
   * Reads to the end; never holds more than a buffer of it.
   *
   * @throws Refusal when it is empty or longer than allowed; then nothing is left
   */
  Received receive(InputStream source) throws IOException {
    Files.createDirectories(folder);
    Path path = Files.createTempFile(folder, RECEIVED, null);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size = 0;
      try (OutputStream target = new DigestOutputStream(Files.newOutputStream(path), digest)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
          size += n;
          if (size > most) {
            throw new Refusal(ProblemType.TOO_LARGE, "A file may have " + most + " bytes.");
          }
          target.write(buffer, 0, n);
        }
      }
      if (size == 0) {
        throw Refusal.invalid("", "the file is empty.");
      }
      force(path);
      return new Received(path, HexFormat.of().formatHex(digest.digest()), size);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Gives the bytes their name. */
  void keep(Received received) throws IOException {
    Path target = path(received.sha256());
    Files.createDirectories(target.getParent());
    Files.move(received.path(), target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was received and not kept. */
  void drop(Received received) throws IOException {
    Files.deleteIfExists(received.path());
  }

  Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** Digests of the bytes that lie here since before this instant. */
  List<String> keptBefore(Instant before) throws IOException {
    return olderThan(before).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.matches("[0-9a-f]{64}"))
        .toList();
  }

  /** Removes what was being received when a portal ended. */
  void dropReceivedBefore(Instant before) throws IOException {
    for (Path path : olderThan(before)) {
      if (path.getFileName().toString().startsWith(RECEIVED)) {
        Files.deleteIfExists(path);
      }
    }
  }

  void remove(String sha256) throws IOException {
    Files.deleteIfExists(path(sha256));
  }

  private List<Path> olderThan(Instant before) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> path.toFile().lastModified() < before.toEpochMilli())
          .toList();
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
