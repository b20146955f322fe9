package io.launchdesk.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Hears by the portal's live events, as open pages do, that something of a request has changed, so
 * that nobody has to look all the time. Safe for use by several threads.
 */
public final class LiveChanges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  private final Map<String, Heard> requests = new ConcurrentHashMap<>();

  /** Listens to what the person may see, until the portal ends. */
  public void listenAs(Api person) {
    Stream<String> lines = person.lines("/api/events");
    Thread.startVirtualThread(() -> listen(lines));
  }

  /** How often a change of the request was heard of. */
  public long of(String request) {
    return heard(request).times();
  }

  /** Waits until more is heard of the request than so much, but no longer than so long. */
  public void await(String request, long seen, Duration longest) throws InterruptedException {
    heard(request).await(seen, longest);
  }

  private void listen(Stream<String> lines) {
    try {
      lines
          .filter(line -> line.startsWith(DATA))
          .forEach(line -> hear(line.substring(DATA.length())));
    } catch (UncheckedIOException e) {
      // The portal has ended: whoever waits looks after a while without it.
    }
  }

  private void hear(String data) {
    try {
      for (JsonNode request : JSON.readTree(data).path("requests")) {
        heard(request.asText()).again();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Heard heard(String request) {
    return requests.computeIfAbsent(request, id -> new Heard());
  }

  private static final class Heard {
    private long times;

    synchronized long times() {
      return times;
    }

    synchronized void again() {
      times++;
      notifyAll();
    }

    synchronized void await(long seen, Duration longest) throws InterruptedException {
      long end = System.nanoTime() + longest.toNanos();
      for (long left = longest.toMillis(); times <= seen && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
  }
}
