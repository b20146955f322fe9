package io.launchdesk.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.standalone.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir private Path folder;

  @BeforeEach
  void runFolder() throws IOException {
    Files.createDirectories(folder.resolve("run"));
  }

  @Test
  void shouldKeepAPortFromRunToRun() {
    int port;
    try (Ports first = Ports.in(folder)) {
      port = first.of("broker", aFreePort());
    }
    try (Ports second = Ports.in(folder)) {
      assertThat(second.of("broker", 1)).isEqualTo(port);
    }
  }

  @Test
  void shouldTakeAnotherPortWhenTheRememberedOneIsTaken() throws IOException {
    int port;
    try (Ports first = Ports.in(folder)) {
      port = first.of("broker", aFreePort());
    }
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Ports second = Ports.in(folder)) {
      assertThat(second.of("broker", port)).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void shouldNotChooseWhatAnotherRunHasChosenThoughNobodyListensYet(@TempDir Path another)
      throws IOException {
    Files.createDirectories(another.resolve("run"));
    try (Ports one = Ports.in(folder);
        Ports two = Ports.in(another)) {
      int port = one.of("broker", aFreePort());
      assertThat(two.of("broker", port)).isNotEqualTo(port);
      assertThatThrownBy(() -> two.exactly("portal", port)).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void shouldNotGiveTheSamePortTwice() {
    try (Ports ports = Ports.in(folder)) {
      int port = ports.of("one", aFreePort());
      assertThat(ports.of("two", port)).isNotEqualTo(port);
    }
  }

  @Test
  void shouldRefuseWhenTheWishedPortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Ports ports = Ports.in(folder)) {
      assertThatThrownBy(() -> ports.exactly("portal", other.getLocalPort()))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "Port %d is taken by another program: stop that one or choose another --port."
                  .formatted(other.getLocalPort()));
    }
  }

  private static int aFreePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
