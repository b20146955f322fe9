package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.part.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system as people start, stop, kill and start it again. */
class RunCommandIT {
  private static final String BRIEF =
      "{\"type\": \"other\", \"brief\": {\"title\": \"A request that survives restarts\"}}";

  @TempDir private Path temp;

  @Test
  void shouldStartCarryOnAndLeaveNothingBehind() throws Exception {
    Path data = temp.resolve("data");
    int port = RunningCommand.aFreePort();

    // a first run takes a request, keeps others off its folder, and leaves no process behind
    String request;
    try (RunningCommand first = RunningCommand.run(data, port).ready()) {
      assertThat(readiness(port)).isEqualTo(200);
      request = submit(port);
      try (RunningCommand second = RunningCommand.run(data, RunningCommand.aFreePort())) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("in use by another run").doesNotContain("\tat ");
      }
      try (RunningCommand other = RunningCommand.run(temp.resolve("other"), port)) {
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.output()).contains("Port " + port + " is taken");
      }
      assertThat(first.terminate()).isEqualTo(143);
      assertThat(first.output()).contains("Stopped in");
    }
    assertThat(RunningCommand.processesOf(data)).isEmpty();
    assertThat(Ports.free(port)).isTrue();

    // a second run carries on with the same data, until its supervisor is killed
    try (RunningCommand second = RunningCommand.run(data, port).ready()) {
      assertThat(exists(port, request)).isTrue();
      second.kill();
    }
    assertThat(RunningCommand.processesOf(data)).isNotEmpty();

    // a third run stops what the killed one left, and can be stopped while it starts
    try (RunningCommand third = RunningCommand.run(data, port).said("PostgreSQL")) {
      assertThat(third.output()).contains("Stopped what a killed run had left");
      third.terminate();
    }
    assertThat(RunningCommand.processesOf(data)).isEmpty();
  }

  @Test
  void shouldRestartWhatIsKilled() throws Exception {
    try (Launch launch = Launch.start(LaunchOptions.in(temp.resolve("killed")))) {
      int port = Integer.parseInt(launch.portal().replaceFirst(".*:", ""));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> launch.parts().stream().allMatch(part -> part.state().equals("up")));
      for (String part : new String[] {"portal", "broker", "postgres"}) {
        // when
        launch.kill(part);

        // then
        await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> launch.part(part).restarts() == 1 && readiness(port) == 200);
      }
      assertThat(launch.part("workers").restarts()).isZero();
      assertThat(Web.get(port, "/actuator/health").body()).contains("postgres");
    }
    assertThat(RunningCommand.processesOf(temp.resolve("killed"))).isEmpty();
  }

  private static int readiness(int port) {
    try {
      return Web.get(port, "/actuator/health/readiness").code();
    } catch (IOException e) {
      return -1;
    }
  }

  private static String submit(int port) throws Exception {
    HttpResponse<String> answer =
        call(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/requests"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BRIEF)));
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static boolean exists(int port, String location) throws Exception {
    return call(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + location)).GET())
            .statusCode()
        == 200;
  }

  private static HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
    String account = "requester:demo";
    String basic = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.header("Authorization", "Basic " + basic).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
