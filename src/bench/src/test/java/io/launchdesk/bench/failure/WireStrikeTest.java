package io.launchdesk.bench.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.launchdesk.network.Line.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireStrikeTest {
  private final Wires wires = new Wires();

  @AfterEach
  void close() {
    wires.close();
  }

  @Test
  void shouldRepeatAPlanByItsSeed() {
    assertThat(WireStrike.plan(50, 7, wires))
        .isEqualTo(WireStrike.plan(50, 7, wires))
        .isNotEqualTo(WireStrike.plan(50, 8, wires));
  }

  @Test
  void shouldHitEachWireAndWithEachFaultAsOften() {
    List<WireStrike> plan = WireStrike.plan(84, 3, wires);

    assertThat(counted(plan, WireStrike::wire).values()).hasSize(6).containsOnly(14L);
    assertThat(counted(plan, WireStrike::fault).values()).hasSize(7).containsOnly(12L);
    assertThat(plan).extracting(WireStrike::fault).doesNotContain(Fault.NONE);
  }

  private static <T> Map<T, Long> counted(List<WireStrike> plan, Function<WireStrike, T> what) {
    return plan.stream().collect(Collectors.groupingBy(what, Collectors.counting()));
  }

  @Test
  void shouldLeadAllPortsOfAServerOverOneWireAndEachClientOverItsOwn() {
    assertThat(Wire.between("portal", "broker.grpc")).isEqualTo(Wire.PORTAL_BROKER);
    assertThat(Wire.between("portal", "broker.rest")).isEqualTo(Wire.PORTAL_BROKER);
    assertThat(Wire.between("broker", "postgres")).isEqualTo(Wire.EXPORTER_POSTGRES);
    assertThatThrownBy(() -> Wire.between("people", "postgres"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("people");
    assertThat(wires.port("portal", "postgres", 25_432))
        .isEqualTo(wires.port("portal", "postgres", 25_432))
        .isNotEqualTo(wires.port("workers", "postgres", 25_432));
  }

  @Test
  void shouldBeOverWhenNobodyWaitsAnyMore() throws Exception {
    WireStrike strike =
        new WireStrike(
            wires,
            Wire.PORTAL_POSTGRES,
            Fault.ANSWERS_SWALLOWED,
            Duration.ZERO,
            Duration.ofMillis(200));
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> echo(server));
      int port = wires.port("portal", "postgres", server.getLocalPort());
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(answer(client)).isEqualTo(7);
        CompletableFuture<Boolean> struck =
            CompletableFuture.supplyAsync(() -> strikes(strike), Thread::startVirtualThread);
        while (wires.spoilt(Wire.PORTAL_POSTGRES) == 0) {
          client.getOutputStream().write(7);
          Thread.onSpinWait();
        }

        assertThat(struck.join()).isTrue();
        assertThat(strike.isOver()).isFalse();
        assertThatThrownBy(() -> drained(client)).isInstanceOf(SocketTimeoutException.class);
      }
      await().until(strike::isOver);
    }
  }

  private static boolean strikes(WireStrike strike) {
    try {
      return strike.strike(null, () -> true).isPresent();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static int answer(Socket client) throws IOException {
    client.getOutputStream().write(7);
    return client.getInputStream().read();
  }

  /** Reads what came before the line fell silent, and waits for more in vain. */
  private static void drained(Socket client) throws IOException {
    client.setSoTimeout(300);
    while (client.getInputStream().read() >= 0) {
      // echoes from before
    }
  }

  private static void echo(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // the client has gone
    }
  }
}
