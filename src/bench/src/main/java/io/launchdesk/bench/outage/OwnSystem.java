package io.launchdesk.bench.outage;

import io.launchdesk.standalone.Launch;
import io.launchdesk.standalone.LaunchOptions;
import io.launchdesk.standalone.part.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A whole system in an empty folder on free ports, which is gone when it is closed.
 *
 * @param folder what is deleted then
 */
record OwnSystem(Launch launch, Path folder) implements AutoCloseable {

  /**
   * Starts one in a temporary folder.
   *
   * @param options adds to the options of a system in this folder
   */
  static OwnSystem start(UnaryOperator<LaunchOptions> options) throws IOException {
    return start(Files.createTempDirectory("launchdesk-outage"), options);
  }

  /**
   * Starts one.
   *
   * @param folder which is empty, or not there yet
   * @param options adds to the options of a system in this folder
   */
  static OwnSystem start(Path folder, UnaryOperator<LaunchOptions> options) throws IOException {
    try {
      return new OwnSystem(Launch.start(options.apply(LaunchOptions.in(folder))), folder);
    } catch (RuntimeException e) {
      FileSystemUtils.deleteRecursively(folder);
      throw e;
    }
  }

  /** Port of the portal. */
  int port() {
    return launch.port("portal");
  }

  /** Its database; each query has a connection of its own, so that it finds back by itself. */
  JdbcClient database() {
    DatabaseAccess access = launch.database();
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.user(), access.password()));
  }

  /** The engine's log and its exporter. */
  EngineLog log() {
    return new EngineLog(launch.port("broker.management"));
  }

  @Override
  public void close() throws IOException {
    launch.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
