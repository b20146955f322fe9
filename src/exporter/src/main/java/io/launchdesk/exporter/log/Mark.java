package io.launchdesk.exporter.log;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How far a log has been written. The tables hold one and the broker keeps a copy in the exporter's
 * metadata, so that each can be checked against the other.
 */
public record Mark(LogIdentity log, long position) {

  /** The mark as the broker's exporter metadata. */
  public byte[] encoded() {
    return "%d %d %d"
        .formatted(log.position(), log.timestamp(), position)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads the broker's exporter metadata; empty when it holds no mark. */
  public static Optional<Mark> decoded(byte[] metadata) {
    String text = new String(metadata, StandardCharsets.US_ASCII);
    if (!text.matches("\\d+ \\d+ \\d+")) {
      return Optional.empty();
    }
    String[] parts = text.split(" ");
    LogIdentity log = new LogIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    return Optional.of(new Mark(log, Long.parseLong(parts[2])));
  }
}
