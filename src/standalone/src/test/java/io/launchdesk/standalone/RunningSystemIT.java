package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.mail.MailStore;
import io.launchdesk.standalone.mail.StoredMail;
import io.launchdesk.standalone.part.Web;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a system is like while it runs: where it listens, and which settings reach its parts. */
class RunningSystemIT {
  @TempDir private static Path temp;

  private static RunningCommand run;
  private static Path data;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    data = temp.resolve("data");
    port = RunningCommand.aFreePort();
    Map<String, String> environment =
        Map.of(
            "LAUNCHDESK_LIMITS_PAGESIZE", "7",
            "LAUNCHDESK_PUBLICURL", "https://requests.example.org",
            "LAUNCHDESK_MAIL_FROM", "Marketing <marketing@example.org>",
            "LAUNCHDESK_ENGINE_AUTH", "basic",
            "SERVER_ADDRESS", "0.0.0.0",
            "ZEEBE_BROKER_NETWORK_HOST", "0.0.0.0");
    run = RunningCommand.run(data, port, environment).ready();
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void shouldListenOnLoopbackAloneAndNowhereElse() throws IOException {
    Set<String> expected = new TreeSet<>();
    ports().values().forEach(port -> expected.add("tcp 127.0.0.1:" + port));
    assertThat(expected).contains("tcp 127.0.0.1:" + port).hasSize(10);

    Set<String> found = ListeningSockets.of(run.process());
    assertThat(found)
        .filteredOn(socket -> socket.startsWith("tcp"))
        .containsExactlyInAnyOrderElementsOf(expected);
    // Where the brokers of a cluster tell each other who is there, and what asks name servers.
    assertThat(found)
        .filteredOn(socket -> socket.startsWith("udp"))
        .contains("udp 127.0.0.1:" + ports().getProperty("broker.internal"))
        .allMatch(socket -> socket.startsWith("udp 127.0.0.1:"));
  }

  @Test
  void shouldGiveLaunchdesksSettingsToPortalAndWorkers() throws Exception {
    // when
    Desk desk = new Desk("http://127.0.0.1:" + port);
    String request = desk.submit("A request with settings");
    desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));

    // then people are asked for their approval, by mail at once
    MailStore mails = new MailStore(data.resolve("mail"), Clock.systemUTC());
    StoredMail mail =
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> mails.newest(1).stream().findFirst(), Optional::isPresent)
            .orElseThrow();
    assertThat(mail.from()).isEqualTo("marketing@example.org");
    int mailPages = Integer.parseInt(ports().getProperty("local"));
    assertThat(Web.get(mailPages, "/mail/" + mail.id() + "/html").body())
        .contains("https://requests.example.org");
    assertThat(desk.status("requester", "/api/requests?limit=7")).isEqualTo(200);
    assertThat(desk.status("requester", "/api/requests?limit=8")).isEqualTo(400);
    assertThat(run.output())
        .contains("For portal and workers: LAUNCHDESK_", "LAUNCHDESK_LIMITS_PAGESIZE")
        .doesNotContain("SERVER_ADDRESS", "marketing@example.org");
  }

  private static Properties ports() throws IOException {
    Properties ports = new Properties();
    try (InputStream in = Files.newInputStream(data.resolve("run/ports.properties"))) {
      ports.load(in);
    }
    return ports;
  }
}
