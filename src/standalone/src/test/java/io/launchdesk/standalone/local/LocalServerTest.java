package io.launchdesk.standalone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LocalServerTest {

  @Test
  void shouldRefuseOtherHostNames() throws IOException {
    try (LocalServer server =
        LocalServer.on(0).with("/", exchange -> exchange.json(200, "secret"))) {
      assertThat(status(server, "127.0.0.1:" + server.port())).contains("200");
      assertThat(status(server, "localhost")).contains("200");
      assertThat(status(server, "evil.example")).contains("421");
    }
  }

  @Test
  void shouldListenOnLoopbackOnly() throws IOException {
    try (LocalServer server = LocalServer.on(0)) {
      assertThat(server.address()).startsWith("http://127.0.0.1:");
    }
  }

  private static String status(LocalServer server, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
