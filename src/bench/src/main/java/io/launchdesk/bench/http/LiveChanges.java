package io.launchdesk.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hears by the portal's live events, as the open pages of each person do, that something of a
 * request has changed, so that nobody has to look all the time. Safe for use by several threads.
 */
public final class LiveChanges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  private final Map<String, Heard> requests = new ConcurrentHashMap<>();

  /**
   * Listens to what the person may see, until the portal ends.
   *
   * @param name by which the person is known here
   */
  public void listenAs(String name, Api person) {
    Stream<String> lines = person.lines("/api/events");
    Thread.startVirtualThread(() -> listen(name, lines));
  }

  /** How often each person has heard of the request; those who never did are not there. */
  public Map<String, Long> of(String request) {
    return heard(request).times();
  }

  /**
   * Waits until one of the people has heard more of the request than so much, but no longer than so
   * long.
   *
   * @param seen how often they had heard of it, by {@link #of}
   * @return those of them who have; empty when nobody did
   */
  public Set<String> await(
      String request, Map<String, Long> seen, Set<String> people, Duration longest)
      throws InterruptedException {
    return heard(request).await(seen, people, longest);
  }

  private void listen(String name, Stream<String> lines) {
    try {
      lines
          .filter(line -> line.startsWith(DATA))
          .forEach(line -> hear(name, line.substring(DATA.length())));
    } catch (UncheckedIOException e) {
      // The portal has ended: whoever waits looks after a while without it.
    }
  }

  private void hear(String name, String data) {
    try {
      for (JsonNode request : JSON.readTree(data).path("requests")) {
        heard(request.asText()).again(name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Heard heard(String request) {
    return requests.computeIfAbsent(request, id -> new Heard());
  }

  private static final class Heard {
    private final Map<String, Long> times = new HashMap<>();

    synchronized Map<String, Long> times() {
      return Map.copyOf(times);
    }

    synchronized void again(String name) {
      times.merge(name, 1L, Long::sum);
      notifyAll();
    }

    synchronized Set<String> await(Map<String, Long> seen, Set<String> people, Duration longest)
        throws InterruptedException {
      long end = System.nanoTime() + longest.toNanos();
      Set<String> told = told(seen, people);
      for (long left = longest.toMillis(); told.isEmpty() && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
        told = told(seen, people);
      }
      return told;
    }

    private Set<String> told(Map<String, Long> seen, Set<String> people) {
      return people.stream()
          .filter(name -> times.getOrDefault(name, 0L) > seen.getOrDefault(name, 0L))
          .collect(Collectors.toSet());
    }
  }
}
