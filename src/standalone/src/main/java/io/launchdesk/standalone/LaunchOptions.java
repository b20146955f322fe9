package io.launchdesk.standalone;

import io.launchdesk.standalone.part.BrokerSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run is asked for.
 *
 * @param port the portal's port; 0 takes one that is free
 * @param data the data folder
 * @param reset whether all data in it is deleted first
 * @param controlledClock whether tests may move the clocks of broker, workers and portal
 * @param log what becomes of the engine's log
 * @param freeMegabytes below this free space of the data folder's disk the engine takes nothing in
 * @param settings what portal and workers are told beside that
 * @param wiring where each part is told that PostgreSQL and the broker are
 */
public record LaunchOptions(
    int port,
    Path data,
    boolean reset,
    boolean controlledClock,
    EngineLog log,
    int freeMegabytes,
    PassedOn settings,
    Wiring wiring) {

  /** What becomes of the engine's log. */
  public enum EngineLog {
    /** What snapshots hold is deleted. */
    SHORTENED,
    /** It is kept whole, up to a gigabyte, so that a read model can be made from it later. */
    KEPT,
    /** It is kept, and a second read model is made from it, in {@link Launch#REBUILT}. */
    REPLAYED
  }

  /** For a test: any free port, this folder, real time, no settings of the environment. */
  public static LaunchOptions in(Path data) {
    return new LaunchOptions(
        0,
        data,
        false,
        false,
        EngineLog.SHORTENED,
        BrokerSettings.FREE_MEGABYTES,
        PassedOn.NOTHING,
        Wiring.STRAIGHT);
  }

  /** The same with a clock that tests may move. */
  public LaunchOptions withControlledClock() {
    return new LaunchOptions(port, data, reset, true, log, freeMegabytes, settings, wiring);
  }

  /** The same with another fate of the engine's log. */
  public LaunchOptions with(EngineLog otherLog) {
    return new LaunchOptions(
        port, data, reset, controlledClock, otherLog, freeMegabytes, settings, wiring);
  }

  /**
   * The same with settings for portal and workers.
   *
   * @param variables {@code LAUNCHDESK_*}, as the environment would have them
   */
  public LaunchOptions withSettings(Map<String, String> variables) {
    return new LaunchOptions(
        port, data, reset, controlledClock, log, freeMegabytes, PassedOn.from(variables), wiring);
  }

  /**
   * The same with an engine that stops earlier, or later.
   *
   * @param megabytes free space, more than {@link BrokerSettings#FREE_FOR_REPLICATION}
   */
  public LaunchOptions withEngineStoppingBelow(int megabytes) {
    return new LaunchOptions(port, data, reset, controlledClock, log, megabytes, settings, wiring);
  }

  /** The same with lines between the parts. */
  public LaunchOptions with(Wiring otherWiring) {
    return new LaunchOptions(
        port, data, reset, controlledClock, log, freeMegabytes, settings, otherWiring);
  }
}
