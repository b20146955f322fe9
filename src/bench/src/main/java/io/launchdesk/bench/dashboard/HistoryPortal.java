package io.launchdesk.bench.dashboard;

import io.launchdesk.bench.FreePort;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.http.Api;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.install.Java;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The product's portal, as the embedded default runs it, on a made-up history. No engine stands
 * behind it: what is read comes from the database alone.
 */
final class HistoryPortal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private HistoryPortal(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until its people can sign in.
   *
   * @param url of the database, with its user
   * @param folder for its log and files
   * @throws IllegalStateException when it does not come up
   */
  static HistoryPortal start(String url, Path folder) throws IOException, InterruptedException {
    int port = FreePort.find();
    List<String> command = new ArrayList<>(List.of(Java.launcher()));
    command.addAll(Java.quiet());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-jar",
            Installation.ofThisBuild().complete().portalJar().toString()));
    settings(url, port, folder).forEach((name, value) -> command.add("--" + name + "=" + value));
    Path log = folder.resolve("portal.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    HistoryPortal portal = new HistoryPortal(process, port);
    try {
      portal.awaitAnswer(log);
    } catch (RuntimeException | InterruptedException e) {
      portal.close();
      throw e;
    }
    return portal;
  }

  private static Map<String, String> settings(String url, int port, Path folder) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.address", "127.0.0.1");
    all.put("server.port", Integer.toString(port));
    all.put("spring.datasource.url", url);
    all.put("spring.datasource.username", "postgres");
    all.put("camunda.client.mode", "self-managed");
    all.put("camunda.client.auth.method", "none");
    // Nothing listens at the port for discarding.
    all.put("camunda.client.grpc-address", "http://127.0.0.1:9");
    all.put("camunda.client.rest-address", "http://127.0.0.1:9");
    all.put("launchdesk.files.folder", folder.resolve("files").toString());
    all.put("launchdesk.demo-people", "true");
    all.put("launchdesk.studio.warm-up", "false");
    // All people of the bench call from one address.
    all.put("launchdesk.rate.address.burst", "1000000");
    return all;
  }

  int port() {
    return port;
  }

  private void awaitAnswer(Path log) throws InterruptedException {
    Waiting.until(
        "the portal, see " + log,
        PATIENCE,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the portal has ended, see " + log);
          }
          return answers();
        });
  }

  /** The demo people come last. */
  private boolean answers() {
    try {
      return new Api(port, "requester").getLater("/api/me").join().statusCode() == 200;
    } catch (CompletionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
