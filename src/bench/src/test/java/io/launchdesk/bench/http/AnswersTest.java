package io.launchdesk.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String PROBLEM =
      "{\"type\": \"urn:launchdesk:problem:database-unavailable\"}";

  private final Answers answers = new Answers();
  private HttpServer server;
  private Api api;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/good", call -> answer(call, 200, "application/json", "{}", false));
    server.createContext(
        "/away", call -> answer(call, 503, "application/problem+json", PROBLEM, true));
    server.createContext(
        "/when", call -> answer(call, 503, "application/problem+json", PROBLEM, false));
    server.createContext("/bare", call -> answer(call, 503, "text/html", "<p>away</p>", true));
    server.start();
    api = new Api(server.getAddress().getPort(), "requester");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTellCleanRefusalsFromThoseThatSayNothing() {
    for (String path : new String[] {"/good", "/away", "/when", "/bare"}) {
      answers.take(api.getLater(path).join(), System.nanoTime());
    }
    answers.take(null, System.nanoTime());

    assertThat(answers.good()).isEqualTo(1);
    assertThat(answers.refused()).isEqualTo(4);
    assertThat(answers.of("503 database-unavailable")).isEqualTo(1);
    assertThat(answers.unclean()).isEqualTo(3);
    assertThat(answers)
        .hasToString(
            "[200: 1, 503 WITHOUT A PROBLEM: 1, 503 database-unavailable: 1,"
                + " 503 database-unavailable without Retry-After: 1, no answer: 1]");
  }

  private static void answer(
      HttpExchange call, int status, String type, String body, boolean saysWhen)
      throws IOException {
    call.getResponseHeaders().set("Content-Type", type);
    if (saysWhen) {
      call.getResponseHeaders().set("Retry-After", "3");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }
}
