package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace from the click to the job and to the record, as a collector gets it from all parts. */
class TraceIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CLICK = "00f067aa0ba902b7";

  @TempDir private Path temp;

  @Test
  void shouldFollowARequestFromTheClickToItsJobsAndItsRecord() throws Exception {
    Path data = temp.resolve("data");
    int port = RunningCommand.aFreePort();
    try (Collector collector = Collector.start();
        RunningCommand run =
            RunningCommand.run(
                    data,
                    port,
                    Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-Dmanagement.otlp.tracing.endpoint=" + collector.address()))
                .ready()) {
      // when
      submit(port);

      // then
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThat(collector.of(TRACE).stream().map(Collector.Spanned::name))
                      .contains(
                          "http post /api/requests",
                          "command publish Msg_RequestSubmitted",
                          "record process-instance",
                          "job validate-brief"));
      List<Collector.Spanned> spans = collector.of(TRACE);
      Collector.Spanned call =
          spans.stream().filter(one -> one.parent().equals(CLICK)).findFirst().orElseThrow();
      assertThat(call.service()).isEqualTo("launchdesk-portal");
      assertThat(spans)
          .filteredOn(one -> one.name().startsWith("job "))
          .isNotEmpty()
          .allSatisfy(
              job -> {
                assertThat(job.service()).isEqualTo("launchdesk-workers");
                assertThat(job.parent()).isEqualTo(call.id());
              });
      assertThat(spans)
          .filteredOn(one -> one.name().startsWith("record "))
          .singleElement()
          .satisfies(record -> assertThat(record.parent()).isEqualTo(call.id()));
      assertThat(run.output()).contains("Ready in");
    }
  }

  private static void submit(int port) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode body =
        (ObjectNode)
            mapper.readTree(Path.of("../../examples/other-tool-for-surveys.json").toFile());
    String basic =
        Base64.getEncoder().encodeToString("requester:demo".getBytes(StandardCharsets.UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/requests"))
                  .header("Authorization", "Basic " + basic)
                  .header("Content-Type", "application/json")
                  .header("traceparent", "00-" + TRACE + "-" + CLICK + "-01")
                  .POST(BodyPublishers.ofString(body.toString()))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(201);
    }
  }
}
