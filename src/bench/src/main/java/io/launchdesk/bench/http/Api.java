package io.launchdesk.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The public API as one person, without any repetition: what fails is counted as failed. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSION = "LAUNCHDESK_SESSION";
  private static final String TOKEN = "XSRF-TOKEN";

  /** All people share it: each would have a thread of its own else. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer that is not 2xx. */
  public static final class NotGood extends IllegalStateException {
    private final Integer secondsToWait;

    NotGood(String message, Integer secondsToWait) {
      super(message);
      this.secondsToWait = secondsToWait;
    }

    /** After how long it may be tried again, where the answer says so. */
    public Optional<Duration> comeAgain() {
      return Optional.ofNullable(secondsToWait).map(Duration::ofSeconds);
    }
  }

  private final URI address;
  private final Map<String, String> credentials;

  /**
   * With name and password in each call, as scripts call. The portal looks at a password once a
   * minute, which takes long on purpose.
   *
   * @param port of the portal on loopback
   * @param username of a demo person; the password is {@code demo}
   */
  public Api(int port, String username) {
    this(
        URI.create("http://127.0.0.1:" + port),
        Map.of(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((username + ":demo").getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * @param credentials headers that say who calls
   */
  private Api(URI address, Map<String, String> credentials) {
    this.address = address;
    this.credentials = credentials;
  }

  /**
   * With a session that begins now, as browsers call.
   *
   * @throws NotGood when the person cannot sign in
   */
  public static Api inSession(int port, String username) {
    Api caller = new Api(port, username);
    String session =
        cookie(
            SESSION,
            caller.postLater("/api/session", Map.of("username", username, "password", "demo")));
    String token =
        cookie(TOKEN, new Api(caller.address, Map.of("Cookie", session)).getLater("/api/me"));
    return new Api(
        caller.address,
        Map.of(
            "Cookie", session + "; " + token, "X-" + TOKEN, token.substring(TOKEN.length() + 1)));
  }

  private static String cookie(String name, CompletableFuture<HttpResponse<byte[]>> answer) {
    HttpResponse<byte[]> response = good(answer.join());
    return response.headers().allValues("Set-Cookie").stream()
        .filter(one -> one.startsWith(name + "="))
        .map(one -> one.split(";")[0])
        .findFirst()
        .orElseThrow(() -> new NotGood(response.uri() + " gave no " + name, null));
  }

  /**
   * @param path with a leading slash
   * @return the body of a good answer
   * @throws NotGood when the answer is not 2xx
   */
  public JsonNode get(String path) {
    return body(getLater(path).join());
  }

  /** Gets without waiting for the answer, whatever it is. */
  public CompletableFuture<HttpResponse<byte[]>> getLater(String path) {
    return send(request(path).GET());
  }

  /**
   * The lines of an answer that goes on and on, as they come; closing them ends it.
   *
   * @throws NotGood when the answer is not 2xx
   */
  public Stream<String> lines(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    credentials.forEach(request::header);
    HttpResponse<Stream<String>> answer =
        HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines()).join();
    if (answer.statusCode() / 100 != 2) {
      throw new NotGood(answer.uri() + ": " + answer.statusCode(), null);
    }
    return answer.body();
  }

  /** Posts JSON and returns the body of a good answer; else like {@link #get}. */
  public JsonNode post(String path, Object body) {
    return body(postLater(path, body).join());
  }

  /**
   * Sends JSON made from a known version of what it changes, and returns the body; else like {@link
   * #get}.
   *
   * @param method e.g. {@code PUT}
   * @param version that it was made from
   */
  public JsonNode change(String method, String path, Object body, int version) {
    return body(send(json(path, method, body).header("If-Match", "\"" + version + "\"")).join());
  }

  /** The content of a file; else like {@link #get}. */
  public String text(String path) {
    return new String(good(getLater(path).join()).body(), StandardCharsets.UTF_8);
  }

  /** Posts JSON without waiting for the answer, whatever it is. */
  public CompletableFuture<HttpResponse<byte[]>> postLater(String path, Object body) {
    return send(json(path, "POST", body));
  }

  /** The same with a key that makes a repetition harmless. */
  public CompletableFuture<HttpResponse<byte[]>> postLater(
      String path, Object body, String idempotencyKey) {
    return send(json(path, "POST", body).header("Idempotency-Key", idempotencyKey));
  }

  private HttpRequest.Builder json(String path, String method, Object body) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answer itself.
   *
   * @throws NotGood when it is not 2xx
   */
  public static HttpResponse<byte[]> good(HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw new NotGood(
          response.uri()
              + ": "
              + response.statusCode()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8),
          response.headers().firstValue("Retry-After").map(Integer::valueOf).orElse(null));
    }
    return response;
  }

  private static CompletableFuture<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Accept", "application/json")
            .timeout(Duration.ofSeconds(30));
    credentials.forEach(request::header);
    return request;
  }

  /**
   * The body of a good answer.
   *
   * @throws NotGood when it is not 2xx
   */
  public static JsonNode body(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(good(response).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
