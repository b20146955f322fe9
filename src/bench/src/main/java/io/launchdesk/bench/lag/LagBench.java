package io.launchdesk.bench.lag;

import io.launchdesk.bench.Latency;
import io.launchdesk.bench.RunningSystem;
import io.launchdesk.bench.SystemScenario;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.load.Load;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Requests come at a steady rate, then at twice that; each gets its first approval, and what is
 * measured is how long after the engine's own record a task can be read.
 */
@Command(
    name = "lag",
    description = "From the engine's record of a user task to its row in the database.")
public final class LagBench extends SystemScenario {
  @Option(
      names = "--rate",
      defaultValue = "2",
      description = "Requests per second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Length of a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds after a warm-up round (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final AtomicLong number = new AtomicLong(System.nanoTime());

  @Override
  protected void measureSystem(Measured measured) throws Exception {
    DataSource database = RunningSystem.in(data()).source();
    Api requester = new Api(port(), "requester");
    round(requester, database, rate);
    measured.add(
        Latency.result("steady, " + rate + " requests/s", rounds(requester, database, rate))
            .heldTo(Aim.atMost("p99", 1_000.0, 250.0)));
    measured.add(
        Latency.result("twice that", rounds(requester, database, 2 * rate))
            .heldTo(Aim.atMost("p99", 5_000.0, null)));
  }

  private List<Histogram> rounds(Api requester, DataSource database, int perSecond)
      throws Exception {
    List<Histogram> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(round(requester, database, perSecond));
    }
    Latency.print("record to row, " + perSecond + "/s", all);
    return all;
  }

  private Histogram round(Api requester, DataSource database, int perSecond) throws Exception {
    Load load =
        new Load(
            waits -> {
              String title = Long.toString(number.incrementAndGet(), 36);
              requester.post("/api/requests", Briefs.creativeAsset(title));
            });
    try (TaskWatch watch = TaskWatch.of(database)) {
      load.open(perSecond, Duration.ofSeconds(seconds));
      if (load.firstFailure() != null) {
        throw load.firstFailure();
      }
      return watch.stop();
    }
  }
}
