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
    int port = Ports.in(folder).of("broker", aFreePort());
    assertThat(Ports.in(folder).of("broker", 1)).isEqualTo(port);
  }

  @Test
  void shouldTakeAnotherPortWhenTheRememberedOneIsTaken() throws IOException {
    int port = Ports.in(folder).of("broker", aFreePort());
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.in(folder).of("broker", port)).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void shouldNotGiveTheSamePortTwice() {
    Ports ports = Ports.in(folder);
    int port = ports.of("one", aFreePort());
    assertThat(ports.of("two", port)).isNotEqualTo(port);
  }

  @Test
  void shouldRefuseWhenTheWishedPortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = Ports.in(folder);
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
