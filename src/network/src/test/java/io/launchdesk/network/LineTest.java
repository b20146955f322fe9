package io.launchdesk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of a server that echoes lines and keeps what it got. */
class LineTest {
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
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
  void shouldBringEachPacketLaterWhenSlowAndNotOneAfterTheOther() throws IOException {
    try (Client client = new Client()) {
      line.spoil(Line.Fault.SLOW, Duration.ofMillis(300));
      long begin = System.nanoTime();

      client.say("a");
      client.say("b");
      client.say("c");

      assertThat(List.of(client.hear(), client.hear(), client.hear()))
          .containsExactly("a", "b", "c");
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(600), Duration.ofMillis(1_500));
    }
  }

  @Test
  void shouldCutInTheMiddleOfWhatIsSaid() throws Exception {
    try (Client client = new Client()) {
      client.ask("a");
      line.spoil(Line.Fault.CUT);

      assertThatThrownBy(() -> client.ask("long enough to be cut")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> askNewly("c")).isInstanceOf(IOException.class);
    }
    line.mend();

    assertThat(askNewly("d")).isEqualTo("d");
    assertThat(arrived).containsExactly("a", "d");
    assertThat(line.spoilt()).as("a packet and a connection").isEqualTo(2);
  }

  @Test
  void shouldLetNothingMoreArriveOfConnectionsWhoseQuestionsWereSwallowed() throws Exception {
    try (Client client = new Client()) {
      client.ask("a");
      line.spoil(Line.Fault.QUESTIONS_SWALLOWED);
      assertThatThrownBy(() -> client.ask("b")).isInstanceOf(SocketTimeoutException.class);
      line.mend();

      assertThatThrownBy(() -> client.ask("c")).isInstanceOf(SocketTimeoutException.class);
      assertThat(line.silent()).isEqualTo(1);
      assertThat(askNewly("d")).isEqualTo("d");
    }
    assertThat(arrived).containsExactly("a", "d");
    await().untilAsserted(() -> assertThat(line.silent()).isZero());
    assertThat(ended.poll(5, TimeUnit.SECONDS)).isEqualTo("d");
    assertThat(ended.poll(1, TimeUnit.SECONDS)).as("the server is not told of the other").isNull();
  }

  @Test
  void shouldHandOverTheQuestionWhenAnswersAreSwallowed() throws Exception {
    try (Client client = new Client()) {
      client.ask("a");
      line.spoil(Line.Fault.ANSWERS_SWALLOWED);
      assertThatThrownBy(() -> client.ask("b")).isInstanceOf(SocketTimeoutException.class);
      line.mend();

      assertThatThrownBy(() -> client.ask("c")).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(arrived).containsExactly("a", "b", "c");
    assertThat(ended.poll(5, TimeUnit.SECONDS)).as("the server is told").isEqualTo("a");
  }

  @Test
  void shouldTellNeitherSideOfTheOtherWhenAllIsSwallowed() throws Exception {
    try (Client client = new Client()) {
      client.ask("a");
      line.spoil(Line.Fault.ALL_SWALLOWED);
      assertThatThrownBy(() -> client.ask("b")).isInstanceOf(SocketTimeoutException.class);
      line.mend();

      assertThatThrownBy(() -> client.ask("c")).isInstanceOf(SocketTimeoutException.class);
      assertThat(line.silent()).isEqualTo(1);
    }
    assertThat(arrived).containsExactly("a");
    assertThat(ended.poll(1, TimeUnit.SECONDS)).as("the server is not told").isNull();
  }

  @Test
  void shouldBringAllOfAPacketALittleAtATime() throws IOException {
    String much = "x".repeat(799);
    try (Client client = new Client()) {
      line.spoil(Line.Fault.TRICKLE);
      long begin = System.nanoTime();

      assertThat(client.ask(much)).isEqualTo(much);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(400));
      assertThat(line.spoilt()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void shouldHandOverTheQuestionWhenAnswersAreLost() throws Exception {
    try (Client client = new Client()) {
      line.spoil(Line.Fault.ANSWERS_LOST);

      assertThatThrownBy(() -> client.ask("a"))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
      assertThat(arrived.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
    }
  }

  private String askNewly(String what) throws IOException {
    try (Client next = new Client()) {
      return next.ask(what);
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
      String first = in.readLine();
      for (String next = first; next != null; next = in.readLine()) {
        arrived.add(next);
        out.println(next);
      }
      ended.add(first);
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
      socket.setSoTimeout(2_000);
      in = reader(socket);
    }

    String ask(String what) throws IOException {
      say(what);
      return hear();
    }

    void say(String what) throws IOException {
      socket.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws IOException when there is no answer within two seconds
     */
    String hear() throws IOException {
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
