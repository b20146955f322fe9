package io.launchdesk.standalone.install;

import io.launchdesk.standalone.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the build put the things that are started.
 *
 * @param version Launchdesk's own version
 * @param cache folder for what is unpacked; may be deleted at any time while nothing runs
 * @param brokerVersion version of the Zeebe distribution
 * @param brokerArchive the distribution, a {@code .tar.gz}
 * @param postgresVersion version of the PostgreSQL binaries
 * @param exporterJar our exporter with all that it needs, loaded by the broker
 * @param loopbackJar what keeps the broker's datagrams on loopback
 * @param workersJar the workers' executable jar
 * @param portalJar the portal's executable jar
 */
public record Installation(
    String version,
    Path cache,
    String brokerVersion,
    Path brokerArchive,
    String postgresVersion,
    Path exporterJar,
    Path loopbackJar,
    Path workersJar,
    Path portalJar) {

  private static final String RESOURCE = "/launchdesk-build.properties";

  /** Reads what the build noted. */
  public static Installation ofThisBuild() {
    Properties noted = new Properties();
    try (InputStream in = Installation.class.getResourceAsStream(RESOURCE)) {
      noted.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Installation(
        noted.getProperty("version"),
        path(noted, "checkout").resolve(".launchdesk"),
        noted.getProperty("broker.version"),
        path(noted, "broker.archive"),
        noted.getProperty("postgres.version"),
        path(noted, "exporter.jar"),
        path(noted, "loopback.jar"),
        path(noted, "workers.jar"),
        path(noted, "portal.jar"));
  }

  /** The folder of the source that this was built from. */
  public Path checkout() {
    return cache.getParent();
  }

  /**
   * Checks that all of it is there.
   *
   * @throws Refusal naming the first file that is missing
   */
  public Installation complete() {
    for (Path needed :
        new Path[] {brokerArchive, exporterJar, loopbackJar, workersJar, portalJar}) {
      if (!Files.isRegularFile(needed)) {
        throw new Refusal(
            "The build is not complete, "
                + needed
                + " is missing: start with ./launchdesk run, which builds what is out of date.");
      }
    }
    return this;
  }

  private static Path path(Properties noted, String name) {
    return Path.of(noted.getProperty(name)).toAbsolutePath().normalize();
  }
}
