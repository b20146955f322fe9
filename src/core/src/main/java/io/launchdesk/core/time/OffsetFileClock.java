package io.launchdesk.core.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The system's time in UTC, put forward by the milliseconds that a file holds. With it a test moves
 * the clocks of several processes along with that of a broker whose clock is controlled; without
 * the file it is the system's time.
 */
public final class OffsetFileClock extends Clock {
  private final Path file;
  private final ZoneId zone;

  private OffsetFileClock(Path file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  /**
   * @param file path of the file; null or empty for the system's own clock
   */
  public static Clock of(String file) {
    return file == null || file.isBlank()
        ? Clock.systemUTC()
        : new OffsetFileClock(Path.of(file), ZoneOffset.UTC);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new OffsetFileClock(file, other);
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(offset());
  }

  private long offset() {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("the clock's offset cannot be read", e);
    }
  }
}
