package io.launchdesk.standalone.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;

/** Copies folders whose files may change and go away meanwhile. */
final class Copies {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Copies() {}

  /** Makes a folder that its owner alone may enter. */
  static Path folder(Path folder) throws IOException {
    return Files.createDirectory(folder, OWNER);
  }

  /**
   * Copies a folder with all that is in it; nothing when it is not there.
   *
   * @param left whether what has this path, relative to {@code from}, is left out; of a folder that
   *     is left out nothing is copied
   * @return bytes copied
   */
  static long tree(Path from, Path to, Predicate<Path> left) throws IOException {
    if (!Files.isDirectory(from)) {
      return 0;
    }
    Copier copier = new Copier(from, to, left);
    Files.walkFileTree(from, copier);
    return copier.bytes;
  }

  private static final class Copier extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;
    private final Predicate<Path> left;
    private long bytes;

    Copier(Path from, Path to, Predicate<Path> left) {
      this.from = from;
      this.to = to;
      this.left = left;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (left.test(from.relativize(folder))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      folder(to.resolve(from.relativize(folder).toString()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path relative = from.relativize(file);
      if (!left.test(relative)) {
        try {
          Files.copy(
              file,
              to.resolve(relative.toString()),
              StandardCopyOption.COPY_ATTRIBUTES,
              LinkOption.NOFOLLOW_LINKS);
          bytes += attributes.size();
        } catch (NoSuchFileException e) {
          // It went away since the folder was listed.
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
