package io.launchdesk.standalone.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.StringJoiner;

/** Asks parts on loopback how they are. */
public final class Web {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Web() {}

  /** An answer's code and text. */
  public record Answer(int code, String body) {}

  /** Fetches an address of 127.0.0.1. */
  public static Answer get(int port, String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Checks that Spring's readiness there is UP. */
  static void ready(int port) throws IOException {
    Answer answer = get(port, "/actuator/health/readiness");
    if (answer.code() != 200) {
      throw new IOException(reasons(answer));
    }
  }

  /** What the components that are not well say, e.g. {@code engine: not reachable}. */
  private static String reasons(Answer answer) {
    StringJoiner reasons = new StringJoiner("; ");
    for (var component : components(answer).properties()) {
      if (!component.getValue().path("status").asText().equals("UP")) {
        String reason = component.getValue().path("details").path("reason").asText("not well");
        reasons.add(component.getKey() + ": " + reason);
      }
    }
    return reasons.length() == 0 ? "readiness answers " + answer.code() : reasons.toString();
  }

  private static JsonNode components(Answer answer) {
    try {
      return JSON.readTree(answer.body()).path("components");
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
