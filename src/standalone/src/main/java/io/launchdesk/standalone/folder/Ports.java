package io.launchdesk.standalone.folder;

import io.launchdesk.standalone.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback for the parts of one run. A part keeps its port from run to run while that is
 * free; else it gets another one. They are taken from below the range that systems use for outgoing
 * connections, so that none is lost between choosing it and listening on it.
 */
public final class Ports implements AutoCloseable {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 200;

  private final Path file;
  private final Properties remembered;
  private final PortClaims claims;

  private Ports(Path file, Properties remembered, PortClaims claims) {
    this.file = file;
    this.remembered = remembered;
    this.claims = claims;
  }

  /** The ports of the data folder with this root. */
  public static Ports in(Path root) {
    Path file = root.resolve("run").resolve("ports.properties");
    try {
      return new Ports(file, RunFiles.read(file), PortClaims.ofThisMachine());
    } catch (IOException e) {
      throw new UncheckedIOException("ports of the data folder", e);
    }
  }

  /**
   * A port that is free now, and that no other run chooses until this is closed.
   *
   * @param preferred tried when the part has no port yet; 0 takes any
   */
  public synchronized int of(String part, int preferred) {
    int port = Integer.parseInt(remembered.getProperty(part, Integer.toString(preferred)));
    for (int tries = 0; port == 0 || !take(port); tries++) {
      if (tries == TRIES) {
        throw new Refusal("No free port was found on 127.0.0.1 for " + part + ".");
      }
      port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }
    remember(part, port);
    return port;
  }

  /** The port that this part had in the run that was last, or -1. */
  public synchronized int last(String part) {
    return Integer.parseInt(remembered.getProperty(part, "-1"));
  }

  /**
   * The one port that is asked for.
   *
   * @throws Refusal when something listens there
   */
  public synchronized int exactly(String part, int port) {
    if (!take(port)) {
      throw new Refusal(
          "Port " + port + " is taken by another program: stop that one or choose another --port.");
    }
    remember(part, port);
    return port;
  }

  /** Other runs may choose these ports from now on. */
  @Override
  public void close() {
    claims.close();
  }

  /** Whether nobody listens on this port of loopback. */
  public static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean take(int port) {
    if (!claims.claim(port)) {
      return false;
    }
    if (free(port)) {
      return true;
    }
    claims.release(port);
    return false;
  }

  private void remember(String part, int port) {
    remembered.setProperty(part, Integer.toString(port));
    try {
      RunFiles.write(file, remembered);
    } catch (IOException e) {
      throw new UncheckedIOException("ports of the data folder", e);
    }
  }
}
