package io.launchdesk.bench.start;

import io.launchdesk.bench.FreePort;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.standalone.install.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the embedded default as {@code ./launchdesk run} does, in an empty folder and once more in
 * the same one, and tells after how long a request that is submitted as soon as it is taken has its
 * first task in an approver's list.
 */
@Command(name = "start", description = "From the start of the program to the first task in a list.")
public final class StartBench extends Scenario {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long STOP_SECONDS = 120;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Pairs of starts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  protected void measure(Measured measured) throws Exception {
    List<Double> empty = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Path folder = Files.createTempDirectory("launchdesk-start");
      try {
        empty.add(seconds(folder.resolve("data")));
        again.add(seconds(folder.resolve("data")));
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
    measured.add(
        Result.of("empty folder to first task", "s", empty)
            .heldTo(Aim.atMost("median", 45.0, 25.0)));
    measured.add(
        Result.of("the same folder again", "s", again).heldTo(Aim.atMost("median", 45.0, 25.0)));
  }

  private double seconds(Path data) throws IOException, InterruptedException {
    int port = FreePort.find();
    Path checkout = Installation.ofThisBuild().checkout();
    long begin = System.nanoTime();
    Process system =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                checkout.resolve("src/standalone/target/launchdesk-standalone.jar").toString(),
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      awaitTask(system, port);
      double seconds = (System.nanoTime() - begin) / 1e9;
      out().printf("%.1f s%n", seconds);
      out().flush();
      return seconds;
    } finally {
      system.destroy();
      if (!system.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        system.destroyForcibly();
      }
    }
  }

  private static void awaitTask(Process system, int port) throws InterruptedException {
    Api requester = new Api(port, "requester");
    Api approver = new Api(port, "approver");
    AtomicReference<String> request = new AtomicReference<>();
    Waiting.until(
        "a task",
        PATIENCE,
        () -> {
          if (!system.isAlive()) {
            throw new IllegalStateException("the system ended with " + system.exitValue());
          }
          try {
            if (request.get() == null) {
              String title = Long.toString(System.nanoTime(), 36);
              request.set(
                  requester.post("/api/requests", Briefs.creativeAsset(title)).path("id").asText());
            }
            return !approver.get("/api/tasks?requestId=" + request).path("items").isEmpty();
          } catch (CompletionException | Api.NotGood e) {
            return false; // not up yet, or not ready to take requests
          }
        });
  }
}
