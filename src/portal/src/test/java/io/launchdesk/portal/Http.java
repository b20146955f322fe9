package io.launchdesk.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Calls the portal as a script does: over HTTP, with Basic credentials. */
@TestComponent
public class Http {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Environment environment;

  Http(Environment environment) {
    this.environment = environment;
  }

  /** An answer with its JSON body (a missing node when there is none). */
  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
    public String problem() {
      return body.path("type").asText().replace("urn:launchdesk:problem:", "");
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }
  }

  public Answer get(String person, String path) {
    return send(call(person, path).GET());
  }

  public Answer post(String person, String path, Object body, String... headers) {
    return send(
        with(call(person, path), headers)
            .header("Content-Type", "application/json")
            .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body))));
  }

  public Answer put(String person, String path, Object body, String... headers) {
    return send(
        with(call(person, path), headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json(body))));
  }

  public Answer delete(String person, String path) {
    return send(call(person, path).DELETE());
  }

  private static HttpRequest.Builder with(HttpRequest.Builder call, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      call.header(headers[i], headers[i + 1]);
    }
    return call;
  }

  /** Starts a call; as nobody when the person is null. */
  public HttpRequest.Builder call(String person, String path) {
    HttpRequest.Builder call = HttpRequest.newBuilder(address(path));
    return person == null ? call : call.header("Authorization", basic(person, "demo"));
  }

  public Answer send(HttpRequest.Builder call) {
    try {
      HttpResponse<String> response = client.send(call.build(), BodyHandlers.ofString());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          response.statusCode(),
          json ? MAPPER.readTree(response.body()) : MAPPER.missingNode(),
          response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path);
  }

  public static String basic(String person, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (person + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static String json(Object value) {
    try {
      return value instanceof String text ? text : MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A submission of a request of type {@code other}. */
  public static Map<String, Object> submission(String title) {
    return Map.of("type", "other", "brief", Map.of("title", title));
  }

  /** Submits as this person; returns the request's id. */
  public String submit(String person, String title) {
    Answer answer = post(person, "/api/requests", submission(title));
    if (answer.status() != 201) {
      throw new AssertionError("not submitted: " + answer.status() + " " + answer.body());
    }
    return answer.body().path("id").asText();
  }
}
