package io.launchdesk.standalone.cluster;

import io.launchdesk.standalone.ListeningSockets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process that stands for one container: on a loopback address of its own, with its ports. */
final class Node implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final String address;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private Process process;

  Node(
      String name,
      String address,
      List<String> command,
      Map<String, String> environment,
      Path folder) {
    this.name = name;
    this.address = address;
    this.command = command;
    this.environment = environment;
    this.log = folder.resolve(name + ".log");
  }

  String name() {
    return name;
  }

  String address() {
    return address;
  }

  /** Address of its HTTP server. */
  String http() {
    return "http://" + address + ":8080";
  }

  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(variable -> !variable.equals("PATH"));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** The same process with other variables, on the address that this one does not use. */
  Node with(String otherName, Consumer<Map<String, String>> change) {
    Map<String, String> all = new HashMap<>(environment);
    change.accept(all);
    return new Node(otherName, address, command, all, log.getParent());
  }

  /** Where it listens, as {@code ss} tells. */
  Set<String> listening() {
    return ListeningSockets.of(process.toHandle());
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As an orchestrator asks it to end, with SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** What it ends with; empty while it still runs after so long. */
  OptionalInt exitCode(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** The answer of its HTTP server; 0 as status when there is none. */
  Answer get(String path) {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(http() + path))
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(0, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean ready() {
    return get("/actuator/health/readiness").status() == 200;
  }

  record Answer(int status, String body) {}

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
