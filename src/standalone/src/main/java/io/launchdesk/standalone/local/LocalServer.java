package io.launchdesk.standalone.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.launchdesk.standalone.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * HTTP on loopback for what the supervisor itself shows and receives. Requests whose {@code Host}
 * is another name are refused, so that no foreign web page reaches it by a name of its own.
 */
public final class LocalServer implements AutoCloseable {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final HttpServer server;
  private final ExecutorService threads;

  private LocalServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Answers what lies under one path. */
  @FunctionalInterface
  public interface Handler {
    void answer(Exchange exchange) throws IOException;
  }

  /** Listens on this port; 0 takes any. */
  public static LocalServer on(int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.start();
      return new LocalServer(server, threads);
    } catch (IOException e) {
      throw new Refusal("Port " + port + " is taken by another program.", e);
    }
  }

  /** Adds a handler for a path and all below it. */
  public LocalServer with(String path, Handler handler) {
    server.createContext(path, exchange -> handle(exchange, handler));
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Its address, without a slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void handle(HttpExchange http, Handler handler) throws IOException {
    try (http) {
      Exchange exchange = new Exchange(http);
      try {
        checkHost(http);
        handler.answer(exchange);
      } catch (Problem e) {
        exchange.problem(e);
      } catch (RuntimeException e) {
        exchange.problem(new Problem(500, "It failed: " + e.getMessage()));
      }
    }
  }

  private static void checkHost(HttpExchange http) {
    String host = String.valueOf(http.getRequestHeaders().getFirst("Host"));
    if (!NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
      throw new Problem(421, "This server answers on 127.0.0.1 only.");
    }
  }
}
