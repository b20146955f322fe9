package io.launchdesk.standalone.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** Small property files that only their owner may read, replaced in one step. */
public final class RunFiles {

  private RunFiles() {}

  /** Reads a file; empty when it is not there. */
  public static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      // Nothing is remembered yet.
    }
    return properties;
  }

  /** Writes a file that its owner alone may read. */
  public static void write(Path file, Properties properties) throws IOException {
    Path work =
        Files.createTempFile(
            file.getParent(),
            ".writing",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(work)) {
      properties.store(out, null);
    }
    Files.move(work, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes everyone else's rights to a folder. */
  public static void owned(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
