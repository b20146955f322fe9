package io.launchdesk.standalone.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A browser that is sent from portal to portal, as behind a load balancer: one set of cookies. */
final class Visitor {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /** Signs in with a password; returns the status. */
  int signIn(Node portal, String username, String password) throws Exception {
    String body = "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password);
    return send(call(portal, "/api/session")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  int signOut(Node portal) throws Exception {
    return send(call(portal, "/api/session")
            .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
            .DELETE())
        .statusCode();
  }

  int status(Node portal, String path) throws Exception {
    return send(call(portal, path)).statusCode();
  }

  /** The status of a call with this bearer token. */
  int scrape(Node portal, String token) throws Exception {
    return send(call(portal, "/actuator/prometheus").header("Authorization", "Bearer " + token))
        .statusCode();
  }

  /** What a stream of live events has told, growing; {@code ended} at last. */
  List<String> listen(Node portal) {
    List<String> heard = new CopyOnWriteArrayList<>();
    http.sendAsync(call(portal, "/api/events").build(), HttpResponse.BodyHandlers.ofLines())
        .whenComplete(
            (answer, failure) -> {
              if (answer != null) {
                heard.add("status " + answer.statusCode());
                Thread.ofVirtual()
                    .start(
                        () -> {
                          try (var lines = answer.body()) {
                            lines.forEach(heard::add);
                          } finally {
                            heard.add("ended");
                          }
                        });
              }
            });
    return heard;
  }

  private HttpRequest.Builder call(Node portal, String path) {
    HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(portal.http() + path));
    return cookies.isEmpty()
        ? call
        : call.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
  }

  private HttpResponse<String> send(HttpRequest.Builder call)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(call.build(), HttpResponse.BodyHandlers.ofString());
    for (String set : answer.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }
}
