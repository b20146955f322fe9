package io.launchdesk.bench.outage;

import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.promise.Promises;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.standalone.part.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The broker gives the exporter nothing for a while, under load, by its own actuator: people read
 * what is there, the portal says that it is old, and afterwards the exporter catches up.
 */
@Command(name = "paused", description = "The exporter is paused for minutes, under load.")
public final class PausedBench extends WorkScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Override
  protected void measure(Measured measured) throws Exception {
    try (OwnSystem system = OwnSystem.start(options -> options)) {
      Work work = begin(system.port());
      try (work) {
        workBefore(work, measured);
        pause(system, work, measured);
        EngineLog.of(system).resumeExporting();
        double drained = EngineLog.of(system).awaitCaughtUp(PATIENCE).toMillis() / 1000.0;
        measured.add(
            Result.of("resumed to the log's end", "s", drained)
                .against("pause", minutes * 60)
                .heldTo(Aim.atMost("ratio", 2.0, 1.0)));
        tell("while it catches up", work.cut()).tell(measured, "while it catches up");
      }
      Promises promises = new Promises(system.database(), work.submissions().soFar());
      promises.awaitBegun();
      promises.judge(measured);
      EngineLog.of(system).compare(system.database(), measured);
    }
  }

  private void pause(OwnSystem system, Work work, Measured measured) throws Exception {
    long begin = System.nanoTime();
    EngineLog.of(system).pauseExporting();
    Waiting.until(
        "the portal says that lists are behind",
        Duration.ofMillis((long) (minutes * 60_000)),
        () -> saysBehind(system.port()));
    double told = (System.nanoTime() - begin) / 1e9;
    measured.add(
        Result.of("paused to told by health", "s", told).heldTo(Aim.atMost("median", 60.0, 30.0)));
    Thread.sleep(Duration.ofMillis((long) (minutes * 60_000 - told * 1000)));
    Work.Span span = tell("paused", work.cut());
    span.tell(measured, "while it is paused");
    span.tellRefusals(measured, "while it is paused");
    measured.add(
        Result.of(
            "positions of the log not written yet",
            "records",
            EngineLog.of(system).positions().between()));
  }

  private static boolean saysBehind(int port) {
    try {
      return Web.get(port, "/actuator/health/readiness").body().contains("behind the engine");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
