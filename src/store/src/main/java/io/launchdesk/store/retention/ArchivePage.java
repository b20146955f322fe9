package io.launchdesk.store.retention;

import io.launchdesk.store.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How the archive of one request is written: lines of JSON, UTF-8, compressed by gzip. The first
 * says what it is and how many lines of each kind follow; each of the others is an object of one
 * field, whose name is the kind: {@code timeline}, {@code diagram}, or the table of a row.
 */
final class ArchivePage {
  private ArchivePage() {}

  /** A line after the first; {@code json} is an object as text. */
  record Line(String kind, String json) {}

  static byte[] write(Map<String, Object> head, List<Line> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write((Json.write(head) + "\n").getBytes(StandardCharsets.UTF_8));
      for (Line line : lines) {
        String text = "{\"" + line.kind() + "\":" + line.json() + "}\n";
        zipped.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The lines of one kind, each as what stands behind its name. */
  static List<Map<String, Object>> lines(byte[] content, String kind) {
    String begin = "{\"" + kind + "\":";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(content)), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.startsWith(begin))
          .map(line -> Json.object(line.substring(begin.length(), line.length() - 1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the archive of a request cannot be read", e);
    }
  }

  static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
