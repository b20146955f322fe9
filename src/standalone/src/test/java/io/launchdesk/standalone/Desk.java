package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** People who work at a running system, through its API. */
public final class Desk {
  private static final Path EXAMPLE = Path.of("../../examples/other-tool-for-surveys.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String portal;

  Desk(Launch launch) {
    this(launch.portal());
  }

  /**
   * @param portal its address, without a slash at the end
   */
  public Desk(String portal) {
    this.portal = portal;
  }

  /** Submits the example as the requester, under a title that is like no other's. */
  String submit() throws Exception {
    return submit(UUID.randomUUID().toString());
  }

  /**
   * Submits the example under another title, as the requester; returns the request's id. One of a
   * title like an earlier one's is held as its duplicate.
   */
  public String submit(String title) throws Exception {
    ObjectNode body = (ObjectNode) JSON.readTree(EXAMPLE.toFile());
    ((ObjectNode) body.path("brief")).put("title", title);
    HttpResponse<String> answer = post("requester", "/api/requests", body);
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("id").asText();
  }

  /** The example's brief under another title. */
  static Map<String, Object> brief(String title) throws IOException {
    ObjectNode brief = (ObjectNode) JSON.readTree(EXAMPLE.toFile()).path("brief");
    brief.put("title", title);
    return JSON.convertValue(brief, new TypeReference<>() {});
  }

  /**
   * Answers the request's task of that step as soon as it is there. Where a duplicate was found it
   * is told to go on.
   */
  public void answer(String person, String request, String step, Map<String, Object> variables) {
    AtomicReference<String> last = new AtomicReference<>();
    await(step)
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(
            () -> {
              for (JsonNode task : tasks(person, request)) {
                String found = task.path("step").asText();
                if (found.equals("resolve-duplicate")) {
                  complete(person, task, Map.of("duplicateDecision", "proceed"));
                } else if (found.equals(step)) {
                  HttpResponse<String> answer = complete(person, task, variables);
                  last.set(answer.body());
                  return answer.statusCode() == 200;
                }
              }
              return false;
            });
  }

  /** Waits until the person sees the request's task of that step. */
  public void awaitTask(String person, String request, String step) {
    await(step)
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> sees(person, request, step));
  }

  /** Whether the person sees the request's task of that step; answered ones are not seen. */
  boolean sees(String person, String request, String step) throws Exception {
    for (JsonNode task : tasks(person, request)) {
      if (task.path("step").asText().equals(step)) {
        return true;
      }
    }
    return false;
  }

  /** Has the person take the request's task of that step. */
  void claim(String person, String request, String step) throws Exception {
    awaitTask(person, request, step);
    for (JsonNode task : tasks(person, request)) {
      if (task.path("step").asText().equals(step)) {
        HttpResponse<String> answer =
            post(person, "/api/tasks/" + task.path("id").asText() + "/claim", Map.of());
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
      }
    }
  }

  /** When each level of the running clock of that step comes, by its action. */
  Map<String, Instant> levels(String request, String step) throws Exception {
    HttpResponse<String> answer =
        send(
            "requester",
            HttpRequest.newBuilder(URI.create(portal + "/api/requests/" + request + "/sla")));
    Map<String, Instant> levels = new LinkedHashMap<>();
    for (JsonNode clock : JSON.readTree(answer.body()).path("clocks")) {
      if (clock.path("step").asText().equals(step) && clock.path("endedAt").isNull()) {
        clock
            .path("levels")
            .forEach(
                level ->
                    levels.put(
                        level.path("action").asText(), Instant.parse(level.path("at").asText())));
      }
    }
    return levels;
  }

  /** Gets from the API as the person, who may do so. */
  JsonNode get(String person, String path) throws Exception {
    HttpResponse<String> answer = send(person, HttpRequest.newBuilder(URI.create(portal + path)));
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** Posts to the API as the person, who may do so; returns what comes back. */
  JsonNode call(String person, String path, Object body) throws Exception {
    HttpResponse<String> answer = post(person, path, body);
    assertThat(answer.statusCode()).describedAs(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  /** The status of what the person is shown there. */
  int status(String person, String path) throws Exception {
    return send(person, HttpRequest.newBuilder(URI.create(portal + path))).statusCode();
  }

  private JsonNode tasks(String person, String request) throws Exception {
    HttpResponse<String> answer =
        send(
            person,
            HttpRequest.newBuilder(
                URI.create(portal + "/api/tasks?scope=all&requestId=" + request)));
    return JSON.readTree(answer.body()).path("items");
  }

  private HttpResponse<String> complete(String person, JsonNode task, Map<String, Object> variables)
      throws Exception {
    return post(
        person,
        "/api/tasks/" + task.path("id").asText() + "/complete",
        Map.of("variables", variables));
  }

  private HttpResponse<String> post(String person, String path, Object body) throws Exception {
    return send(
        person,
        HttpRequest.newBuilder(URI.create(portal + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private static HttpResponse<String> send(String person, HttpRequest.Builder request)
      throws Exception {
    byte[] account = (person + ":demo").getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(account);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.header("Authorization", basic).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
