package io.launchdesk.bench.peers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.bench.OwnPostgres;
import io.launchdesk.bench.load.LoadPlan;
import io.launchdesk.bench.load.Phase;
import io.launchdesk.standalone.install.Installation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Another engine in a process of its own, with its own libraries, and a PostgreSQL of its own that
 * writes as ours does.
 */
final class PeerProcess {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path built =
      Installation.ofThisBuild().checkout().resolve("src/bench-peers/target");

  /**
   * Where the libraries of the peers are.
   *
   * @throws IOException when they were not built
   */
  Path libraries() throws IOException {
    Path libraries = built.resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new IOException(
          libraries
              + " is not there: ./launchdesk bench builds it, or mvn -pl src/bench-peers -am"
              + " package");
    }
    return libraries;
  }

  /** Starts the engine with an empty database, puts it under load and ends it. */
  List<Phase> run(Subject subject, LoadPlan plan, PrintWriter out)
      throws IOException, InterruptedException {
    Path answer = Files.createTempFile("launchdesk-peer", ".json");
    try (EmbeddedPostgres postgres = OwnPostgres.durable().start()) {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx1g",
              "-cp",
              built.resolve("classes") + File.pathSeparator + libraries() + "/*",
              "io.launchdesk.peers.PeerMain",
              subject.id(),
              postgres.getJdbcUrl("postgres", "postgres"),
              Integer.toString(plan.warmUpSeconds()),
              Integer.toString(plan.seconds()),
              plan.clients().stream().map(String::valueOf).collect(Collectors.joining(",")),
              answer.toString());
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().forEach(line -> tell(out, line));
        int code = process.waitFor();
        if (code != 0) {
          throw new IOException(subject.id() + " ended with " + code);
        }
      } finally {
        process.destroyForcibly();
      }
      return JSON.readValue(answer.toFile(), new TypeReference<>() {});
    } finally {
      Files.deleteIfExists(answer);
    }
  }

  private static void tell(PrintWriter out, String line) {
    out.println("  " + line);
    out.flush();
  }
}
