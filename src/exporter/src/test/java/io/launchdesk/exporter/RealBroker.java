package io.launchdesk.exporter;

import io.camunda.client.CamundaClient;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The Zeebe broker of the distribution as a process of its own, with the shaded exporter. */
final class RealBroker implements AutoCloseable {
  private final Path home;
  private final Path data;
  private final Map<String, String> exporterArgs;
  private final List<Integer> ports = freePorts(5);
  private Process process;

  RealBroker(Path data, Map<String, String> exporterArgs) {
    this.home = unpacked();
    this.data = data;
    this.exporterArgs = exporterArgs;
  }

  /** Starts the broker and waits until it answers. */
  void start() {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/broker").toString());
    Map<String, String> env = builder.environment();
    env.put("JAVA_HOME", System.getProperty("java.home"));
    env.put(
        "JAVA_OPTS",
        "-Xmx512m --sun-misc-unsafe-memory-access=allow -XX:+IgnoreUnrecognizedVMOptions");
    env.put("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1");
    env.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1");
    env.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", "" + ports.get(0));
    env.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", "" + ports.get(1));
    env.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", "" + ports.get(2));
    env.put("SERVER_ADDRESS", "127.0.0.1");
    env.put("SERVER_PORT", "" + ports.get(3));
    env.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    env.put("MANAGEMENT_SERVER_PORT", "" + ports.get(4));
    env.put("ZEEBE_BROKER_DATA_DIRECTORY", data.resolve("zeebe").toString());
    env.put("ZEEBE_BROKER_DATA_SNAPSHOTPERIOD", "1m");
    env.put("ZEEBE_BROKER_EXPORTERS_LAUNCHDESK_CLASSNAME", LaunchdeskExporter.class.getName());
    env.put("ZEEBE_BROKER_EXPORTERS_LAUNCHDESK_JARPATH", System.getProperty("exporter.jar"));
    exporterArgs.forEach(
        (name, value) -> env.put("ZEEBE_BROKER_EXPORTERS_LAUNCHDESK_ARGS_" + name, value));
    File output = data.resolve("broker.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    try {
      Files.createDirectories(data);
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException("the broker did not start", e);
    }
    Awaitility.await("the broker accepts a command")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(this::acceptsCommand);
  }

  /** Its health says UP, and its topology has a leader, while it still replays. */
  private boolean acceptsCommand() {
    try (CamundaClient client = client()) {
      client
          .newPublishMessageCommand()
          .messageName("ready")
          .correlationKey("ready")
          .timeToLive(Duration.ZERO)
          .requestTimeout(Duration.ofSeconds(5))
          .send()
          .join();
      return true;
    }
  }

  CamundaClient client() {
    return CamundaClient.newClientBuilder()
        .grpcAddress(URI.create("http://127.0.0.1:" + ports.get(2)))
        .restAddress(URI.create("http://127.0.0.1:" + ports.get(3)))
        .preferRestOverGrpc(false)
        .defaultRequestTimeout(Duration.ofMinutes(1))
        .build();
  }

  /** Everything the broker has said. */
  String log() {
    try {
      return Files.readString(data.resolve("broker.log"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills without warning. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops in order. */
  void stop() {
    if (process != null) {
      process.destroy();
      awaitEnd();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Path unpacked() {
    Path target = Path.of("target", "zeebe-distribution").toAbsolutePath();
    try {
      if (!Files.exists(target.resolve("complete"))) {
        Files.createDirectories(target);
        String archive = System.getProperty("zeebe.distribution");
        int result =
            new ProcessBuilder(
                    "tar", "xzf", archive, "--strip-components=1", "-C", target.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (result != 0) {
          throw new IllegalStateException("tar could not unpack " + archive);
        }
        Files.createFile(target.resolve("complete"));
      }
      return target;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new java.util.ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      for (ServerSocket socket : sockets) {
        try {
          socket.close();
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
