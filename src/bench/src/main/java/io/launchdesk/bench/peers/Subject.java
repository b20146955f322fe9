package io.launchdesk.bench.peers;

import io.launchdesk.bench.report.Aim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Who takes part. Floors and goals are ratios of our throughput to the peer's: more may not be lost
 * to what a whole system with an audited read model does beside an engine in the caller's own
 * process.
 */
enum Subject {
  LAUNCHDESK("launchdesk", null, "Launchdesk", null),
  FLOWABLE_SYNC("flowable-sync", "flowable-engine", "Flowable %s, synchronous", aim(0.5, 1.0)),
  FLOWABLE_ASYNC("flowable-async", "flowable-engine", "Flowable %s, asynchronous", aim(1.0, 1.4)),
  CAMUNDA7("camunda7", "camunda-engine", "Camunda %s", null);

  private final String id;
  private final String library;
  private final String title;
  private final Aim aim;

  Subject(String id, String library, String title, Aim aim) {
    this.id = id;
    this.library = library;
    this.title = title;
    this.aim = aim;
  }

  private static Aim aim(double floor, double goal) {
    return Aim.atLeast("ratio", floor, goal);
  }

  /** What it is called on the command line. */
  String id() {
    return id;
  }

  /** What our throughput beside it is held to; null for nothing. */
  Aim aim() {
    return aim;
  }

  /**
   * What people call it, with its version.
   *
   * @param libraries folder of the peers' libraries
   */
  String title(Path libraries) throws IOException {
    if (library == null) {
      return title;
    }
    try (Stream<Path> all = Files.list(libraries)) {
      String version =
          all.map(path -> path.getFileName().toString())
              .filter(name -> name.matches(library + "-\\d.*\\.jar"))
              .map(name -> name.substring(library.length() + 1, name.length() - 4))
              .findFirst()
              .orElseThrow(() -> new IOException(library + " is not in " + libraries));
      return title.formatted(version);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
