package io.launchdesk.bench;

import io.launchdesk.bench.report.Measured;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * A measurement of a whole system: of one that runs on this machine, or, with {@code --own}, of one
 * that is started for it with an empty data folder on free ports, and is gone afterwards.
 */
public abstract class SystemScenario extends Scenario {
  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the portal (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder that ./launchdesk run uses (default: ./data).")
  private Path data;

  @Option(
      names = "--own",
      description = "Measure a system that is started for it, with an empty data folder.")
  private boolean own;

  /** Port of the portal on loopback. */
  protected final int port() {
    return port;
  }

  /** The data folder of the system. */
  protected final Path data() {
    return data;
  }

  /** What portal and workers of an own system are told, as variables {@code LAUNCHDESK_*}. */
  protected Map<String, String> settingsOfOwn() {
    return Map.of();
  }

  /** Measures the system that {@link #port()} and {@link #data()} tell of. */
  protected abstract void measureSystem(Measured measured) throws Exception;

  /** Whatever was asked for: an own system. */
  final void takeOwn() {
    own = true;
  }

  @Override
  protected final void measure(Measured measured) throws Exception {
    if (!own) {
      measureSystem(measured);
      return;
    }
    try (OwnSystem system = OwnSystem.start(own -> own.withSettings(settingsOfOwn()))) {
      data = system.data();
      port = system.port();
      measureSystem(measured);
    }
  }
}
