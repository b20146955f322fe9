package io.launchdesk.bench;

import io.launchdesk.standalone.Launch;
import io.launchdesk.standalone.LaunchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * A system that is started for a measurement, with an empty data folder on free ports, and is gone
 * afterwards.
 */
public final class OwnSystem implements AutoCloseable {
  /** One person here does the work of many: what protects a portal from that must not count. */
  public static final Map<String, String> NO_LIMITS =
      Map.of(
          "LAUNCHDESK_RATE_PERSON_BURST", "1000000",
          "LAUNCHDESK_RATE_PERSON_CALLS", "100000",
          "LAUNCHDESK_RATE_ADDRESS_BURST", "1000000",
          "LAUNCHDESK_RATE_ADDRESS_CALLS", "100000");

  private final Path folder;
  private final Launch launch;

  private OwnSystem(Path folder, Launch launch) {
    this.folder = folder;
    this.launch = launch;
  }

  /**
   * Starts it and returns when it works.
   *
   * @param settings what portal and workers are told, as variables {@code LAUNCHDESK_*}
   */
  public static OwnSystem start(Map<String, String> settings) throws IOException {
    Path folder = Files.createTempDirectory("launchdesk-bench");
    try {
      LaunchOptions options = LaunchOptions.in(folder.resolve("data")).withSettings(settings);
      return new OwnSystem(folder, Launch.start(options));
    } catch (RuntimeException e) {
      FileSystemUtils.deleteRecursively(folder);
      throw e;
    }
  }

  /** Its parts. */
  public Launch launch() {
    return launch;
  }

  /** Port of the portal on loopback. */
  public int port() {
    return Integer.parseInt(launch.portal().replaceFirst(".*:", ""));
  }

  /** Its data folder. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Its database and its engine. */
  public RunningSystem running() throws IOException {
    return RunningSystem.in(data());
  }

  @Override
  public void close() throws IOException {
    launch.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
