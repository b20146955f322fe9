package io.launchdesk.bench.peers;

import io.launchdesk.bench.load.LoadPlan;
import java.util.List;
import picocli.CommandLine.Option;

/** How a load is put on, as an option of a command. */
public final class LoadOptions {
  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "1,2,4,8,16",
      description = "Numbers of clients, from few to many (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "With the most clients, not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description =
          "With each number of clients, and of the open loop (default: ${DEFAULT-VALUE}).")
  private int seconds;

  /** What was asked for. */
  public LoadPlan plan() {
    return new LoadPlan(warmUp, seconds, clients);
  }
}
