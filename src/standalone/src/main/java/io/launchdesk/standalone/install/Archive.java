package io.launchdesk.standalone.install;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A compressed tar that is unpacked with its links and its executable bits. */
final class Archive {
  private static final int BUFFER = 1 << 16;

  private Archive() {}

  /** Unpacks a {@code .tar.gz}; the first {@code strip} names of each path are dropped. */
  static void unpackGzip(InputStream in, Path target, int strip) throws IOException {
    unpack(new GzipCompressorInputStream(new BufferedInputStream(in, BUFFER)), target, strip);
  }

  /** Unpacks a {@code .txz}. */
  static void unpackXz(InputStream in, Path target) throws IOException {
    unpack(new XZCompressorInputStream(new BufferedInputStream(in, BUFFER)), target, 0);
  }

  private static void unpack(InputStream in, Path target, int strip) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path name = Path.of(entry.getName()).normalize();
        if (name.getNameCount() <= strip) {
          continue;
        }
        Path file = inside(target, target.resolve(name.subpath(strip, name.getNameCount())));
        write(tar, entry, file, target);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file, Path root)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      inside(root, file.getParent().resolve(entry.getLinkName()));
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(file, inside(root, root.resolve(entry.getLinkName())));
    } else {
      Files.copy(tar, file);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static Path inside(Path root, Path file) throws IOException {
    Path normal = file.normalize();
    if (!normal.startsWith(root)) {
      throw new IOException("the archive holds a path outside of its folder: " + file);
    }
    return normal;
  }
}
