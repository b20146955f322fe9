package io.launchdesk.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a channel of the embedded system fail for one request, and work again. A channel fails for
 * one request at a time; when none is free, the request's channels just work.
 */
final class FaultSwitch {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http;
  private final Optional<URI> address;
  private final Map<String, String> broken = new ConcurrentHashMap<>();

  private FaultSwitch(HttpClient http, Optional<URI> address) {
    this.http = http;
    this.address = address;
  }

  /**
   * The switch of the system that runs on this data folder.
   *
   * @param data the folder that {@code run} was started with
   */
  static FaultSwitch of(HttpClient http, Path data) throws InterruptedException {
    FaultSwitch found = new FaultSwitch(http, local(data));
    return found.address.isPresent() && found.send("faults", "GET", "")
        ? found
        : new FaultSwitch(http, Optional.empty());
  }

  /** Whether channels can be made to fail. */
  boolean isThere() {
    return address.isPresent();
  }

  /** Breaks a channel of the request that goes out of the house. */
  void breakChannelOf(Run run) throws InterruptedException {
    for (String channel : channels(run)) {
      if (broken.putIfAbsent(channel, run.id()) == null) {
        send(
            "faults/" + channel,
            "PUT",
            "{\"status\":503,\"keyContains\":\"%s:\"}".formatted(run.id()));
        return;
      }
    }
  }

  /** Makes the request's channel work again. */
  void mend(Run run) throws InterruptedException {
    for (String channel : channels(run)) {
      if (broken.remove(channel, run.id())) {
        send("faults/" + channel, "DELETE", "");
      }
    }
  }

  /** How a person makes the channel work again that was broken for this request. */
  Optional<String> remedy(Run run) {
    return broken.entrySet().stream()
        .filter(entry -> entry.getValue().equals(run.id()))
        .map(entry -> "curl -X DELETE " + address.orElseThrow() + "/faults/" + entry.getKey())
        .findFirst();
  }

  private static Iterable<String> channels(Run run) {
    return new Example("", run.planned().type(), run.planned().complete())
        .channels().stream().filter(channel -> !channel.equals("landing-page")).toList();
  }

  private boolean send(String path, String method, String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.orElseThrow().resolve("/" + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<URI> local(Path data) {
    Properties ports = new Properties();
    try (InputStream in = Files.newInputStream(data.resolve("run").resolve("ports.properties"))) {
      ports.load(in);
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(ports.getProperty("local"))
        .map(port -> URI.create("http://127.0.0.1:" + port));
  }
}
