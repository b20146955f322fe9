package io.launchdesk.bench.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of a server that echoes lines and keeps what it got. */
class LineTest {
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private Line line;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    line = new Line(server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    line.close();
    server.close();
  }

  @Test
  void shouldHandOnBothWays() throws IOException {
    try (Client client = new Client()) {
      assertThat(client.ask("a")).isEqualTo("a");
    }
  }

  @Test
  void shouldTakeItsTimeWhenSlow() throws IOException {
    try (Client client = new Client()) {
      line.spoil(Line.Fault.SLOW, Duration.ofMillis(150));
      long begin = System.nanoTime();

      assertThat(client.ask("a")).isEqualTo("a");
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }
  }

  @Test
  void shouldResetOldAndNewConnectionsWhenCut() throws IOException {
    try (Client client = new Client()) {
      client.ask("a");
      line.spoil(Line.Fault.CUT);

      assertThatThrownBy(() -> client.ask("b")).isInstanceOf(IOException.class);
      assertThatThrownBy(
              () -> {
                try (Client next = new Client()) {
                  next.ask("c");
                }
              })
          .isInstanceOf(IOException.class);
    }
    line.mend();
    try (Client client = new Client()) {
      assertThat(client.ask("d")).isEqualTo("d");
    }
  }

  @Test
  void shouldStaySilentOnConnectionsThatFellSilent() throws IOException {
    try (Client client = new Client()) {
      client.ask("a");
      line.spoil(Line.Fault.SILENT);
      assertThatThrownBy(() -> client.ask("b")).isInstanceOf(SocketTimeoutException.class);
      line.mend();

      assertThatThrownBy(() -> client.ask("c")).isInstanceOf(SocketTimeoutException.class);
      try (Client next = new Client()) {
        assertThat(next.ask("d")).isEqualTo("d");
      }
    }
    assertThat(arrived).containsExactly("a", "d");
  }

  @Test
  void shouldHandOverTheQuestionWhenAnswersAreLost() throws Exception {
    try (Client client = new Client()) {
      line.spoil(Line.Fault.ANSWERS_LOST);

      assertThatThrownBy(() -> client.ask("a")).isInstanceOf(IOException.class);
      assertThat(arrived.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> echo(client));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void echo(Socket client) {
    try (client;
        BufferedReader in = reader(client);
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (String next = in.readLine(); next != null; next = in.readLine()) {
        arrived.add(next);
        out.println(next);
      }
    } catch (IOException e) {
      // reset
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Client() throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), line.port());
      socket.setSoTimeout(1_000);
      in = reader(socket);
    }

    /**
     * @throws IOException when there is no answer within a second
     */
    String ask(String what) throws IOException {
      socket.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
      String answer = in.readLine();
      if (answer == null) {
        throw new IOException("ended");
      }
      return answer;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
