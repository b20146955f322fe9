package io.launchdesk.bench.outage;

import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.promise.Promises;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * PostgreSQL is stopped under steady load and started again: what people are told meanwhile, how
 * long the exporter needs until it has caught up, how the portal answers while it does, and whether
 * something was lost.
 */
@Command(name = "outage", description = "PostgreSQL is away for minutes, under load.")
public final class OutageBench extends WorkScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long PostgreSQL is away (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--after",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Load once the exporter has caught up (default: ${DEFAULT-VALUE}).")
  private int after;

  @Override
  protected void measure(Measured measured) throws Exception {
    try (OwnSystem system = OwnSystem.start(options -> options)) {
      Work work = begin(system.port());
      try (work) {
        workBefore(work, measured);
        Instant back = stop(system, work, measured);
        Duration drained = EngineLog.of(system).awaitCaughtUp(PATIENCE);
        Duration sinceBack = Duration.between(back, Instant.now());
        measured.add(
            Result.of("started again to exporter at the log's end", "s", seconds(sinceBack))
                .heldTo(Aim.atMost("median", 180.0, 90.0)));
        out()
            .printf(
                "caught up %.1f s after the start, of which %.1f s drained%n",
                seconds(sinceBack), seconds(drained));
        Thread.sleep(Duration.ofSeconds(after));
        tell("after it", work.cut()).tell(measured, "while it drains and after");
      }
      Promises promises = new Promises(system.database(), work.submissions().soFar());
      measured.add(
          Result.of("last request begun after the load", "s", seconds(promises.awaitBegun())));
      promises.judge(measured);
      EngineLog.of(system).compare(system.database(), measured);
    }
  }

  /** Returns when it was started again. */
  private Instant stop(OwnSystem system, Work work, Measured measured) throws Exception {
    long end =
        system
            .launch()
            .without(
                "postgres",
                () -> {
                  work.cut();
                  Thread.sleep(Duration.ofMillis((long) (minutes * 60_000)));
                  tell("away", work.cut()).tellRefusals(measured, "while it is away");
                  return System.currentTimeMillis();
                });
    EngineLog.Positions positions = EngineLog.of(system).positions();
    measured.add(Result.of("positions of the log not written yet", "records", positions.between()));
    return Instant.ofEpochMilli(end);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
