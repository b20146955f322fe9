package io.launchdesk.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of the broker's one partition, and how far its exporter is, as the broker's actuator
 * tells.
 */
final class EngineLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT_INSTANCES = "zeebe_executed_instances_total{";
  private static final Pattern ACTIVATED =
      Pattern.compile("(?=.*action=\"activated\")(?=.*type=\"ROOT_PROCESS_INSTANCE\")");
  private static final Duration BEHIND = Duration.ofSeconds(1);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI actuator;

  /** Of a system that runs. */
  static EngineLog of(OwnSystem system) {
    return new EngineLog(system.launch().port("broker.management"));
  }

  /**
   * @param management the broker's port
   */
  private EngineLog(int management) {
    this.actuator = URI.create("http://127.0.0.1:" + management + "/actuator/");
  }

  /**
   * Where both are.
   *
   * @param processed position of the last record that the engine has worked on
   * @param exported position up to which the exporter has written all
   */
  record Positions(long processed, long exported) {
    /** Records that are not written yet, and some that the exporter does not ask for. */
    long between() {
      return Math.max(0, processed - exported);
    }
  }

  Positions positions() {
    JsonNode partition = call("partitions", "GET").path("1");
    if (!partition.hasNonNull("processedPosition") || !partition.hasNonNull("exportedPosition")) {
      throw new IllegalStateException("the broker tells no positions: " + partition);
    }
    return new Positions(
        partition.path("processedPosition").asLong(), partition.path("exportedPosition").asLong());
  }

  /**
   * Root instances that the engine itself has begun with since its process started, whatever became
   * of their records.
   */
  private long rootInstances() {
    String metrics = new String(send("prometheus", "GET"), StandardCharsets.UTF_8);
    return metrics
        .lines()
        .filter(line -> line.startsWith(ROOT_INSTANCES) && ACTIVATED.matcher(line).find())
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** The broker gives records to no exporter any more; returns when it has stopped. */
  void pauseExporting() {
    call("exporting/pause", "POST");
  }

  /** It goes on where it stopped. */
  void resumeExporting() {
    call("exporting/resume", "POST");
  }

  /**
   * Waits until the exporter is where the log's end was a second ago: under load it never stands
   * still at the end.
   *
   * @return how long that took
   */
  Duration awaitCaughtUp(Duration patience) throws InterruptedException {
    Instant begin = Instant.now();
    Deque<Seen> seen = new ArrayDeque<>();
    Waiting.until(
        "the exporter has reached the log's end",
        patience,
        () -> {
          Positions now = positions();
          seen.add(new Seen(Instant.now(), now.processed()));
          Seen old = null;
          while (!seen.isEmpty() && seen.peek().at().isBefore(Instant.now().minus(BEHIND))) {
            old = seen.poll();
          }
          return old != null && now.exported() >= old.processed();
        });
    return Duration.between(begin, Instant.now()).minus(BEHIND);
  }

  private record Seen(Instant at, long processed) {}

  private JsonNode call(String path, String method) {
    try {
      byte[] body = send(path, method);
      return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] send(String path, String method) {
    try {
      HttpResponse<byte[]> answer =
          HTTP.send(
              HttpRequest.newBuilder(actuator.resolve(path))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .timeout(Duration.ofSeconds(30))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            path
                + ": "
                + answer.statusCode()
                + " "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Adds to the report how many root instances the read model has other than the engine has begun
   * with, once it has caught up. Of a system whose broker was never restarted.
   *
   * @throws IllegalStateException when they differ for a minute
   */
  void compare(JdbcClient database, Measured measured) throws InterruptedException {
    Waiting.until(
        "read model and engine have as many root instances",
        Duration.ofMinutes(1),
        () -> rows(database) == rootInstances());
    measured.add(
        Result.of("root instances, engine's and read model's", "instances", rows(database)));
  }

  private static long rows(JdbcClient database) {
    return database
        .sql("select count(*) from engine.process_instance where key = root_key")
        .query(Long.class)
        .single();
  }
}
