package io.launchdesk.workers.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.launchdesk.workers.webhook.WebhookClient.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel, or who names its address, may not bring the server to do. */
class WebhookClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<String> called = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/redirect", this::redirect);
    server.createContext("/endless", this::endless);
    server.createContext("/dripping", this::dripping);
    server.createContext("/", exchange -> answer(exchange, 200, ""));
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1"
      })
  void shouldNotCallThisMachineHoweverItIsSpelled(String host) {
    Outcome outcome = open(false, null).post(at(host, "/"), Map.of());

    assertThat(outcome.error()).isNotNull();
    assertThat(called).isEmpty();
  }

  @Test
  void shouldGoWhereItLookedAlthoughTheNameLeadsElsewhereWhenAskedAgain() {
    // given a name that is asked and leads to this machine each time but the first
    List<String> asked = new CopyOnWriteArrayList<>();
    Names rebinding =
        host -> {
          asked.add(host);
          return new InetAddress[] {
            asked.size() > 1
                ? InetAddress.getLoopbackAddress()
                : InetAddress.getByName("255.255.255.255")
          };
        };

    // when
    Outcome outcome = open(false, rebinding).post(at("rebinding.example", "/"), Map.of());

    // then
    assertThat(outcome.error()).contains("private network");
    assertThat(asked).containsExactly("rebinding.example");
    assertThat(called).isEmpty();
  }

  @Test
  void shouldRefuseANameWithOneClosedAddressAmongOpenOnes() {
    Names mixed =
        host ->
            new InetAddress[] {
              InetAddress.getByName("8.8.8.8"), InetAddress.getByName("169.254.169.254")
            };

    assertThat(open(false, mixed).post("https://mixed.example/", Map.of()).error())
        .contains("private network");
  }

  @Test
  void shouldSayThatTheHostIsNotKnown() {
    Names nowhere =
        host -> {
          throw new UnknownHostException(host);
        };

    assertThat(open(false, nowhere).post("https://nowhere.example/", Map.of()).error())
        .isEqualTo("The host is not known.");
  }

  @Test
  void shouldFollowNoRedirect() {
    Outcome outcome = open(true, null).post(at("127.0.0.1", "/redirect"), Map.of());

    assertThat(outcome.error()).isEqualTo("HTTP 302 go there");
    assertThat(called).containsExactly("/redirect");
  }

  @Test
  @Timeout(30)
  void shouldKeepTheBeginOfAnEndlessAnswer() {
    Outcome outcome = open(true, null).post(at("127.0.0.1", "/endless"), Map.of());

    assertThat(outcome.error()).isNotNull().hasSizeLessThan(250);
  }

  @Test
  @Timeout(30)
  void shouldCutAnAnswerThatDripsForEver() {
    Outcome outcome = open(true, null).post(at("127.0.0.1", "/dripping"), Map.of());

    assertThat(outcome.error()).startsWith("No answer");
  }

  private static WebhookClient open(boolean allowPrivate, Names names) {
    WebhookProperties properties =
        new WebhookProperties(allowPrivate, PATIENCE, Duration.ofMinutes(10));
    return names == null
        ? new WebhookClient(new ObjectMapper(), properties)
        : new WebhookClient(new ObjectMapper(), properties, resolver(names));
  }

  /** Where hosts are. */
  private interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private static DnsResolver resolver(Names names) {
    return new SystemDefaultDnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.of(host);
      }
    };
  }

  private String at(String host, String path) {
    return "http://%s:%d%s".formatted(host, server.getAddress().getPort(), path);
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", at("127.0.0.1", "/secret"));
    answer(exchange, 302, "go there");
  }

  private void endless(HttpExchange exchange) throws IOException {
    write(exchange, "x".repeat(8192), Duration.ZERO);
  }

  private void dripping(HttpExchange exchange) throws IOException {
    write(exchange, ".", PATIENCE.dividedBy(4));
  }

  /** Writes until the caller hangs up or the test is over. */
  private void write(HttpExchange exchange, String part, Duration pause) throws IOException {
    called.add(exchange.getRequestURI().toString());
    exchange.sendResponseHeaders(500, 0);
    try (exchange;
        OutputStream answer = exchange.getResponseBody()) {
      do {
        answer.write(part.getBytes(StandardCharsets.UTF_8));
        answer.flush();
      } while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      called.add(exchange.getRequestURI().toString());
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
