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

/** The public API as one person, without any repetition: what fails is counted as failed. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSION = "LAUNCHDESK_SESSION=";

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
  private final Credentials credentials;

  /** The header that says who calls. */
  private record Credentials(String header, String value) {}

  /**
   * With name and password in each call, as scripts call. The portal looks at a password once a
   * minute, which takes long on purpose.
   *
   * @param port of the portal on loopback
   * @param username of a demo person; the password is {@code demo}
   */
  public Api(int port, String username) {
    this(
        address(port),
        new Credentials(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((username + ":demo").getBytes(StandardCharsets.UTF_8))));
  }

  private Api(URI address, Credentials credentials) {
    this.address = address;
    this.credentials = credentials;
  }

  /**
   * With a session that begins now, as browsers call; it may read only.
   *
   * @throws NotGood when the person cannot sign in
   */
  public static Api inSession(int port, String username) {
    Api caller = new Api(port, username);
    HttpResponse<byte[]> signedIn =
        good(
            caller
                .postLater("/api/session", Map.of("username", username, "password", "demo"))
                .join());
    String cookie =
        signedIn.headers().allValues("Set-Cookie").stream()
            .filter(one -> one.startsWith(SESSION))
            .findFirst()
            .orElseThrow(() -> new NotGood(username + " got no session", null));
    return new Api(address(port), new Credentials("Cookie", cookie.split(";")[0]));
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
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
    return HttpRequest.newBuilder(address.resolve(path))
        .header(credentials.header(), credentials.value())
        .header("Accept", "application/json")
        .timeout(Duration.ofSeconds(30));
  }

  private static JsonNode body(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(good(response).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
