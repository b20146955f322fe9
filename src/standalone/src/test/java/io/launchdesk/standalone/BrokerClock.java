package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clock of a broker that was started with a controlled one; workers and portal follow it. */
final class BrokerClock {
  private static final Pattern NOW = Pattern.compile("\"epochMilli\"\\s*:\\s*(\\d+)");

  private final URI address;
  private final Path offset;

  private BrokerClock(URI address, Path offset) {
    this.address = address;
    this.offset = offset;
  }

  static BrokerClock of(Launch launch) {
    return new BrokerClock(
        URI.create("http://127.0.0.1:" + launch.port("broker.management") + "/actuator/clock"),
        launch.clockFile());
  }

  /** Moves the clock a little past the instant, if it is not there yet. */
  void moveTo(Instant instant) throws IOException, InterruptedException {
    long ahead = instant.toEpochMilli() - now() + 1_000;
    if (ahead > 0) {
      jumpAlone(Duration.ofMillis(ahead));
      leaveOthersBehindBy(Duration.ZERO);
    }
  }

  /**
   * Moves the broker's clock alone.
   *
   * @param by negative to put it back
   */
  void jumpAlone(Duration by) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(address + "/add"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\": " + by.toMillis() + "}")));
  }

  /**
   * Moves the clocks of workers and portal alone.
   *
   * @param behind how much the broker is ahead of them afterwards; negative when they are ahead
   */
  void leaveOthersBehindBy(Duration behind) throws IOException, InterruptedException {
    Path fresh = offset.resolveSibling("clock-offset.new");
    Files.writeString(fresh, Long.toString(now() - System.currentTimeMillis() - behind.toMillis()));
    Files.move(fresh, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What the clock says. */
  Instant instant() throws IOException, InterruptedException {
    return Instant.ofEpochMilli(now());
  }

  private long now() throws IOException, InterruptedException {
    Matcher now = NOW.matcher(send(HttpRequest.newBuilder(address).GET()));
    assertThat(now.find()).isTrue();
    return Long.parseLong(now.group(1));
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).describedAs(answer.body()).isBetween(200, 299);
      return answer.body();
    }
  }
}
