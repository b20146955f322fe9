package io.launchdesk.standalone;

import java.nio.file.Path;

/**
 * What a run is asked for.
 *
 * @param port the portal's port; 0 takes one that is free
 * @param data the data folder
 * @param reset whether all data in it is deleted first
 * @param controlledClock whether tests may move the clocks of broker, workers and portal
 * @param settings what portal and workers are told beside that
 */
public record LaunchOptions(
    int port, Path data, boolean reset, boolean controlledClock, PassedOn settings) {

  /** For a test: any free port, this folder, real time, no settings of the environment. */
  public static LaunchOptions in(Path data) {
    return new LaunchOptions(0, data, false, false, PassedOn.NOTHING);
  }

  /** The same with a clock that tests may move. */
  public LaunchOptions withControlledClock() {
    return new LaunchOptions(port, data, reset, true, settings);
  }
}
