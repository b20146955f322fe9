package io.launchdesk.bench.start;

import io.launchdesk.bench.FirstTask;
import io.launchdesk.bench.FreePort;
import io.launchdesk.bench.Program;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    long begin = System.nanoTime();
    Process system =
        new ProcessBuilder(
                Program.command("run", "--port", Integer.toString(port), "--data", data.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      FirstTask.await(port, PATIENCE, () -> requireAlive(system));
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

  private static void requireAlive(Process system) {
    if (!system.isAlive()) {
      throw new IllegalStateException("the system ended with " + system.exitValue());
    }
  }
}
