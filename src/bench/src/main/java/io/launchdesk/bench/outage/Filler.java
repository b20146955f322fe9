package io.launchdesk.bench.outage;

import io.launchdesk.standalone.folder.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that takes up room on a disk until it is closed, or the JVM ends. */
final class Filler implements AutoCloseable {
  /** Nobody's disk is filled by more. */
  static final int MOST_MEGABYTES = 4_096;

  private static final int CHUNK = 1 << 20;

  private final Path file;

  private Filler(Path file) {
    this.file = file;
  }

  /**
   * Takes it up by bytes that are written, since a file with holes takes none.
   *
   * @param megabytes at most {@link #MOST_MEGABYTES}
   * @throws IllegalArgumentException when it is more
   */
  static Filler in(Path folder, long megabytes) throws IOException {
    requireBounded(megabytes);
    Filler filler = new Filler(folder.resolve("filler"));
    try {
      filler.write(megabytes);
      return filler;
    } catch (IOException e) {
      filler.close();
      throw e;
    }
  }

  /**
   * Takes all that is left of a small disk, to the last byte.
   *
   * @throws IllegalArgumentException when more than {@link #MOST_MEGABYTES} are free
   */
  static Filler whole(Path folder) throws IOException {
    requireBounded(1 + (DataFolder.freeBytes(folder) >> 20));
    Filler filler = new Filler(folder.resolve("filler"));
    try {
      filler.write(MOST_MEGABYTES);
    } catch (IOException e) {
      if (DataFolder.freeBytes(folder) >= CHUNK) {
        filler.close();
        throw e;
      }
    }
    return filler;
  }

  private static void requireBounded(long megabytes) {
    if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
      throw new IllegalArgumentException(
          "a filler takes 1 to %d MB, not %d".formatted(MOST_MEGABYTES, megabytes));
    }
  }

  private void write(long megabytes) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "remove filler"));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
      for (long i = 0; i < megabytes; i++) {
        chunk.clear();
        while (chunk.hasRemaining()) {
          channel.write(chunk);
        }
      }
      channel.force(true);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
