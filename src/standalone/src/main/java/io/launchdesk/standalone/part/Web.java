package io.launchdesk.standalone.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks parts on loopback how they are. */
public final class Web {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
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
      throw new IOException("readiness answers " + answer.code() + " " + answer.body().strip());
    }
  }
}
