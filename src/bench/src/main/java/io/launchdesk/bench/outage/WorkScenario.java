package io.launchdesk.bench.outage;

import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.report.Measured;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Something happens to a system while people work with it. */
abstract class WorkScenario extends Scenario {
  @Option(
      names = "--rate",
      defaultValue = "1",
      description = "Requests per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--before",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Load before it, the first half not counted (default: ${DEFAULT-VALUE}).")
  private int before;

  /**
   * People begin to work at once.
   *
   * @param port of the portal
   */
  final Work begin(int port) {
    return Work.begin(port, rate);
  }

  /** Lets them work for as long as was asked for, and tells what came of it. */
  final void workBefore(Work work, Measured measured) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(before * 500L));
    work.cut();
    Thread.sleep(Duration.ofMillis(before * 500L));
    tell("before", work.cut()).tell(measured, "before");
  }

  final Work.Span tell(String when, Work.Span span) {
    tell(when + ": " + span);
    return span;
  }
}
