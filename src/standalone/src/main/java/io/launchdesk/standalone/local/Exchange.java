package io.launchdesk.standalone.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One request to the local server and its answer. */
public final class Exchange {
  /** JSON as this server speaks it: instants as ISO 8601 text. */
  public static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final int LARGEST_BODY = 8 * 1024 * 1024;
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; "
          + "base-uri 'none'; frame-ancestors 'none'";

  private final HttpExchange exchange;

  Exchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** {@code GET}, {@code PUT}... */
  public String method() {
    return exchange.getRequestMethod();
  }

  /** The names of the path, decoded: {@code /mail/a%20b} is {@code [mail, a b]}. */
  public List<String> path() {
    return Stream.of(exchange.getRequestURI().getRawPath().split("/"))
        .filter(name -> !name.isEmpty())
        .map(name -> URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  /** The port that it came in by. */
  public int port() {
    return exchange.getLocalAddress().getPort();
  }

  /** A header of the request; empty when it was not sent. */
  public String sent(String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  /** The body, up to 8 MB. */
  public byte[] body() throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
      if (bytes.length > LARGEST_BODY) {
        throw new Problem(413, "The body is larger than 8 MB.");
      }
      return bytes;
    }
  }

  /** Answers with a page. */
  public void html(String page) throws IOException {
    header("Content-Security-Policy", PAGE_POLICY);
    send(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with JSON. */
  public void json(int code, Object value) throws IOException {
    send(code, "application/json", JSON.writeValueAsBytes(value));
  }

  /** Answers with a problem detail (RFC 9457). */
  void problem(Problem problem) throws IOException {
    Map<String, Object> detail =
        Map.of("type", "about:blank", "status", problem.status(), "detail", problem.getMessage());
    send(problem.status(), "application/problem+json", JSON.writeValueAsBytes(detail));
  }

  /** Sets a header of the answer. */
  public void header(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  /** Answers with these bytes. */
  public void send(int code, String type, byte[] bytes) throws IOException {
    header("Content-Type", type);
    header("Cache-Control", "no-store");
    header("X-Content-Type-Options", "nosniff");
    header("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
