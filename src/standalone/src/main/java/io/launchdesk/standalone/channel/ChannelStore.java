package io.launchdesk.standalone.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.local.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Publications as JSON files: {@code channel/key.json}. What was answered is on the disk. */
public final class ChannelStore {
  private final Path folder;
  private final Clock clock;

  public ChannelStore(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Publishes; with a key that is live already nothing changes but the count of calls. */
  synchronized Publication publish(String channel, String key, JsonNode content) {
    Publication next =
        find(channel, key)
            .map(known -> known.publishedAgain(clock.instant(), content))
            .orElseGet(
                () ->
                    new Publication(
                        channel, key, true, 1, clock.instant(), null, Map.of(), content));
    return write(next);
  }

  /** Takes back; nothing to take back is fine. */
  synchronized Optional<Publication> retract(String channel, String key) {
    return find(channel, key).map(known -> write(known.retracted(clock.instant())));
  }

  /** Sets the metrics that the channel reports from now on. */
  synchronized Optional<Publication> report(
      String channel, String key, Map<String, Double> results) {
    return find(channel, key).map(known -> write(known.withResults(results)));
  }

  /** The publication with this key. */
  public synchronized Optional<Publication> find(String channel, String key) {
    Path file = file(channel, key);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** The newest publications of all channels, newest first. */
  public synchronized List<Publication> newest(int limit) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .map(ChannelStore::read)
          .sorted(Comparator.comparing(Publication::publishedAt).reversed())
          .limit(limit)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Publication write(Publication publication) {
    Path file = file(publication.channel(), publication.key());
    try {
      Files.createDirectories(file.getParent());
      Path work = file.resolveSibling("." + file.getFileName());
      Files.write(work, Exchange.JSON.writeValueAsBytes(publication));
      try (FileChannel open = FileChannel.open(work, StandardOpenOption.WRITE)) {
        open.force(true);
      }
      Files.move(work, file, StandardCopyOption.ATOMIC_MOVE);
      return publication;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String channel, String key) {
    String name = URLEncoder.encode(key, StandardCharsets.UTF_8).replace(".", "%2E");
    return folder.resolve(channel).resolve(name + ".json");
  }

  private static Publication read(Path file) {
    try {
      return Exchange.JSON.readValue(Files.readAllBytes(file), Publication.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
