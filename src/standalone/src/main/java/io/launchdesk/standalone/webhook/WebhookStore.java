package io.launchdesk.standalone.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.local.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Messages as JSON files of one folder. */
public final class WebhookStore {
  private final Path folder;
  private final Clock clock;

  public WebhookStore(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  Received keep(String channel, String format, JsonNode message) throws IOException {
    Instant now = clock.instant();
    String id = now.toString().replaceAll("[:.]", "-") + "-" + UUID.randomUUID();
    Received received = new Received(id, channel, format, now, message);
    Path work = folder.resolve("." + id);
    Files.write(work, Exchange.JSON.writeValueAsBytes(received));
    Files.move(work, folder.resolve(id + ".json"), StandardCopyOption.ATOMIC_MOVE);
    return received;
  }

  /** The newest messages, newest first. */
  List<Received> newest(int limit) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .limit(limit)
          .map(WebhookStore::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Received read(Path file) {
    try {
      return Exchange.JSON.readValue(Files.readAllBytes(file), Received.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
