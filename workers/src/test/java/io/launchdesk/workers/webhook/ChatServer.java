package io.launchdesk.workers.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server in place of a chat system: keeps what it takes, and refuses when told to. */
public final class ChatServer implements AutoCloseable {
  private final HttpServer server;
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile Map<String, String> headers = Map.of();

  public ChatServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of a channel, with something secret in it. */
  public String channel(String name) {
    return "http://127.0.0.1:%d/%s/s3cret".formatted(server.getAddress().getPort(), name);
  }

  void answersWith(int code, Map<String, String> with) {
    headers = with;
    status = code;
  }

  /** The messages that were taken, in order. */
  public List<JsonNode> taken() {
    return taken;
  }

  List<String> calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      if (status == 200) {
        taken.add(new ObjectMapper().readTree(body));
      }
      headers.forEach(exchange.getResponseHeaders()::set);
      byte[] said = "said by the channel".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, said.length);
      exchange.getResponseBody().write(said);
    }
  }
}
