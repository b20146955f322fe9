package io.launchdesk.bench;

import io.launchdesk.standalone.Launch;
import io.launchdesk.standalone.LaunchOptions;
import io.launchdesk.standalone.part.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A system that is started for a measurement, with an empty data folder on free ports, and is gone
 * afterwards.
 *
 * @param launch its parts
 * @param data its data folder, which is deleted when it is closed
 */
public record OwnSystem(Launch launch, Path data) implements AutoCloseable {
  /** One person here does the work of many: what protects a portal from that must not count. */
  public static final Map<String, String> NO_LIMITS =
      Map.of(
          "LAUNCHDESK_RATE_PERSON_BURST", "1000000",
          "LAUNCHDESK_RATE_PERSON_CALLS", "100000",
          "LAUNCHDESK_RATE_ADDRESS_BURST", "1000000",
          "LAUNCHDESK_RATE_ADDRESS_CALLS", "100000");

  /**
   * Starts it in a temporary folder and returns when it works.
   *
   * @param options adds to the options of a system in that folder
   */
  public static OwnSystem start(UnaryOperator<LaunchOptions> options) throws IOException {
    return start(Files.createTempDirectory("launchdesk-bench"), options);
  }

  /**
   * Starts it and returns when it works.
   *
   * @param data which is empty, or not there yet
   * @param options adds to the options of a system in that folder
   */
  public static OwnSystem start(Path data, UnaryOperator<LaunchOptions> options)
      throws IOException {
    try {
      return new OwnSystem(Launch.start(options.apply(LaunchOptions.in(data))), data);
    } catch (RuntimeException e) {
      FileSystemUtils.deleteRecursively(data);
      throw e;
    }
  }

  /** Port of the portal on loopback. */
  public int port() {
    return launch.port("portal");
  }

  /** Its database; each query has a connection of its own, so that it finds back by itself. */
  public JdbcClient database() {
    DatabaseAccess access = launch.database();
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.user(), access.password()));
  }

  @Override
  public void close() throws IOException {
    launch.close();
    FileSystemUtils.deleteRecursively(data);
  }
}
