package io.launchdesk.workers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real HTTP server that keeps what is put to it under the path, as the channels' endpoint does;
 * pages can be put below {@code /pages/} by the test itself.
 */
public final class ChannelServer {
  private final HttpServer server;
  private final Map<String, String> kept = new ConcurrentHashMap<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicBoolean once = new AtomicBoolean();
  private volatile int refusal;

  private ChannelServer(HttpServer server) {
    this.server = server;
  }

  static ChannelServer start() {
    try {
      var server =
          new ChannelServer(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      server.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.server.createContext("/", server::handle);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All bodies that were put and not deleted, by path. */
  public Map<String, String> kept() {
    return kept;
  }

  /** Calls as {@code METHOD path}, in order. */
  public List<String> calls() {
    return calls;
  }

  /** Serves a text at a path. */
  public void serve(String path, String text) {
    answers.put(path, text);
  }

  public void stopServing(String path) {
    answers.remove(path);
  }

  /** From now on every call is refused with this status; 0 ends it. */
  public void refuseWith(int status) {
    refusal = status;
  }

  /** The next call is refused, those after it are not. */
  public void refuseOnce() {
    once.set(true);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(exchange.getRequestMethod() + " " + path);
    if (refusal != 0 || once.compareAndSet(true, false)) {
      answer(exchange, refusal == 0 ? 500 : refusal, "");
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        kept.put(path, body);
        answer(exchange, 200, "{\"id\": \"" + path.hashCode() + "\"}");
      }
      case "DELETE" -> answer(exchange, kept.remove(path) == null ? 404 : 204, "");
      default -> {
        String text =
            answers.getOrDefault(path, kept.containsKey(path) ? "{\"live\": true}" : null);
        answer(exchange, text == null ? 404 : 200, text == null ? "" : text);
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", text.startsWith("{") ? "application/json" : "text/html");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
