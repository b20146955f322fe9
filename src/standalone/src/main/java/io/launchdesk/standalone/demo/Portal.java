package io.launchdesk.standalone.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * The public API as one person. While the system cannot be reached, or is restarting, a call is
 * made again until the patience ends; every call here may be made twice.
 */
final class Portal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> AWAY = Set.of(429, 500, 502, 503, 504);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final HttpClient http;
  private final URI address;
  private final String username;
  private final String credentials;
  private final Duration patience;

  /**
   * @param address of the portal, without a path
   * @param patience how long the system may be away
   */
  Portal(HttpClient http, URI address, String username, String password, Duration patience) {
    this.http = http;
    this.address = address;
    this.username = username;
    this.patience = patience;
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.credentials = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /**
   * An answer of the API.
   *
   * @param body JSON; missing when there is none
   */
  record Answer(int status, JsonNode body) {

    boolean isGood() {
      return status >= 200 && status < 300;
    }

    /** What a problem detail says, with the fields at fault. */
    String problem() {
      StringBuilder text = new StringBuilder(body.path("detail").asText("status " + status));
      body.path("errors").forEach(error -> text.append(' ').append(error.path("message").asText()));
      return text.toString();
    }

    /** A part of the body as plain values. */
    Map<String, Object> values(String name) {
      return body.path(name).isObject()
          ? JSON.convertValue(body.path(name), new TypeReference<Map<String, Object>>() {})
          : Map.of();
    }
  }

  String username() {
    return username;
  }

  Answer get(String path) throws InterruptedException {
    return send(request(path).GET());
  }

  /** Posts JSON. */
  Answer post(String path, Object body) throws InterruptedException {
    return send(posting(path, body));
  }

  /** Posts JSON with a key that makes a repetition harmless. */
  Answer post(String path, Object body, String idempotencyKey) throws InterruptedException {
    return send(posting(path, body).header("Idempotency-Key", idempotencyKey));
  }

  private HttpRequest.Builder posting(String path, Object body) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    } catch (IOException e) {
      throw new IllegalArgumentException("not to be written as JSON", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", credentials)
        .header("Accept", "application/json")
        .timeout(LONGEST_CALL);
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    Duration pause = Duration.ofMillis(100);
    String last;
    do {
      try {
        HttpResponse<byte[]> response =
            http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (!AWAY.contains(response.statusCode())) {
          return new Answer(response.statusCode(), JSON.readTree(response.body()));
        }
        last = "status " + response.statusCode();
      } catch (IOException e) {
        last = e.getMessage() == null ? "no connection" : e.getMessage();
      }
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    } while (Instant.now().isBefore(end));
    throw new DemoFailure(
        "Launchdesk did not answer at %s for %d s (%s): is ./launchdesk run running, on this port?"
            .formatted(address, patience.toSeconds(), last));
  }
}
