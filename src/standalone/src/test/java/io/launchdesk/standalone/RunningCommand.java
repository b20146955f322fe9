package io.launchdesk.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code launchdesk run} as a process of its own, the way people run it. */
final class RunningCommand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path output;

  private RunningCommand(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static RunningCommand run(Path data, int port, String... more) throws IOException {
    return run(Map.of(), data, port, more);
  }

  /**
   * @param environment variables that it gets beside those of this process
   */
  static RunningCommand run(Map<String, String> environment, Path data, int port, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LaunchdeskCommand.class.getName(),
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
    command.addAll(List.of(more));
    Path output = Files.createTempFile(data.getParent(), "run", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new RunningCommand(builder.start(), output);
  }

  /** Waits until everything works. */
  RunningCommand ready() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .failFast("the run ended", () -> !process.isAlive())
        .until(() -> output().contains("Ready in"));
    return this;
  }

  /** Waits until this was said. */
  RunningCommand said(String text) {
    Awaitility.await().atMost(PATIENCE).until(() -> output().contains(text));
    return this;
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Ends it by SIGTERM; returns the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Ends it by SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running:\n" + output());
    }
    return process.exitValue();
  }

  /** Processes that were started for this data folder and still run. */
  static List<String> processesOf(Path data) {
    return ProcessHandle.allProcesses()
        .map(handle -> handle.info().commandLine().orElse(""))
        .filter(line -> line.contains(data.toString()))
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
