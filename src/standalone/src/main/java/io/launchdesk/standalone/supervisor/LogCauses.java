package io.launchdesk.standalone.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from the end of a part's log why it died, when that is one of the usual reasons. */
final class LogCauses {
  private static final int TAIL = 64 * 1024;
  private static final Map<String, String> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put("No space left on device", "the disk is full");
    USUAL.put("Address already in use", "its port is taken by another program");
    USUAL.put("Port already in use", "its port is taken by another program");
    USUAL.put("already in use", "something that it needs is in use");
    USUAL.put("OutOfMemoryError", "it ran out of memory");
    USUAL.put("Cannot allocate memory", "the machine ran out of memory");
    USUAL.put("Permission denied", "a right to read or write is missing");
  }

  private LogCauses() {}

  /** One sentence: which part, how it ended, why when that can be told, and where to read on. */
  static String sentence(Part part, int code) {
    String tail = tail(part);
    String why =
        USUAL.entrySet().stream()
            .filter(cause -> tail.contains(cause.getKey()))
            .map(cause -> ", " + cause.getValue())
            .findFirst()
            .orElse("");
    return part.title() + " ended with code " + code + why + " (log: " + part.log() + ")";
  }

  private static String tail(Part part) {
    try (RandomAccessFile log = new RandomAccessFile(part.log().toFile(), "r")) {
      long from = Math.max(0, log.length() - TAIL);
      byte[] bytes = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
