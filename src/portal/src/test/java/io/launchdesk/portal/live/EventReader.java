package io.launchdesk.portal.live;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A browser's end of a stream: reads events as they come. */
public final class EventReader implements AutoCloseable {
  /** So long that a machine with much else to do is not taken for a portal that tells nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpResponse<Stream<String>> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** An event as it arrived. */
  record Event(String name, String data) {}

  private EventReader(HttpResponse<Stream<String>> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  /** Opens a stream; it is connected when this returns. */
  public static EventReader open(HttpClient client, HttpRequest.Builder call) {
    try {
      HttpRequest get = call.header("Accept", "text/event-stream").GET().build();
      return new EventReader(client.send(get, BodyHandlers.ofLines()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<?> response() {
    return response;
  }

  public boolean ended() {
    return ended;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** Waits for an event of this name whose data contains the text. */
  Event event(String name, String text) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                events.stream()
                    .filter(event -> event.name().equals(name) && event.data().contains(text))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  boolean heard(String text) {
    return events.stream().anyMatch(event -> event.data().contains(text));
  }

  private void read() {
    String[] name = {"message"};
    try (var lines = response.body()) {
      lines.forEach(
          line -> {
            if (line.startsWith("event:")) {
              name[0] = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
              events.add(new Event(name[0], line.substring(5).strip()));
            } else if (line.startsWith(":")) {
              events.add(new Event("comment", line.substring(1)));
            }
          });
    } catch (RuntimeException broken) {
      // The other end is gone, which is what `ended` tells.
    } finally {
      ended = true;
    }
  }

  @Override
  public void close() {
    response.body().close();
  }
}
