package io.launchdesk.bench.engine;

import io.launchdesk.bench.OwnPostgres;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.standalone.part.DatabaseAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the exporter costs the engine: a process of five service tasks on the broker of the embedded
 * default with our exporter, and on the same broker without one, in the order A B B A, each time
 * with an empty folder. First as many instances as the broker completes while some are on their way
 * all the time, then one at a time.
 */
@Command(
    name = "engine",
    description = "The broker with our exporter beside the same one without: throughput, latency.")
public final class EngineBench extends Scenario {
  private static final String WITH = "with the exporter";
  private static final String BARE = "bare Zeebe";

  @Option(
      names = "--at-once",
      defaultValue = "64",
      description = "Instances on their way all the time (default: ${DEFAULT-VALUE}).")
  private int atOnce;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Of each start, not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Length of a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds of each start (default: ${DEFAULT-VALUE}).")
  private int rounds;

  /** One round on one broker. */
  private record Round(FiveSteps.Span busy, double recordsPerInstance, FiveSteps.Span idle) {}

  @Override
  protected void measure(Measured measured) throws Exception {
    List<Round> exporting = new ArrayList<>();
    List<Round> bare = new ArrayList<>();
    exporting.addAll(start(WITH, true));
    bare.addAll(start(BARE, false));
    bare.addAll(start(BARE, false));
    exporting.addAll(start(WITH, true));
    tell(measured, exporting, bare);
  }

  private List<Round> start(String name, boolean exports) throws Exception {
    Path folder = Files.createTempDirectory("launchdesk-engine");
    try (EmbeddedPostgres postgres = OwnPostgres.durable().start()) {
      Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
      DatabaseAccess database =
          new DatabaseAccess(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      Map<String, DatabaseAccess> databases = exports ? Map.of("launchdesk", database) : Map.of();
      try (OwnBroker broker = OwnBroker.start(folder.resolve("data"), databases);
          FiveSteps steps = FiveSteps.on(broker.grpc())) {
        return rounds(name, broker, steps);
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private List<Round> rounds(String name, OwnBroker broker, FiveSteps steps)
      throws IOException, InterruptedException {
    steps.keep(atOnce, Duration.ofSeconds(warmUp));
    List<Round> all = new ArrayList<>();
    for (int i = 1; i <= rounds; i++) {
      long before = broker.records();
      long created = steps.created();
      FiveSteps.Span busy = steps.keep(atOnce, Duration.ofSeconds(seconds));
      double perInstance = (double) (broker.records() - before) / (steps.created() - created);
      FiveSteps.Span idle = steps.keep(1, Duration.ofSeconds(Math.max(5, seconds / 2)));
      all.add(new Round(busy, perInstance, idle));
      out()
          .printf(
              Locale.ROOT,
              "%-20s round %d: %6.1f instances/s, %5.1f records each; idle p50 %.1f ms, p99 %.1f"
                  + " ms%n",
              name,
              i,
              busy.perSecond(),
              perInstance,
              idle.millis(50),
              idle.millis(99));
      out().flush();
    }
    return all;
  }

  private static void tell(Measured measured, List<Round> exporting, List<Round> bare) {
    ToDoubleFunction<Round> instances = round -> round.busy().perSecond();
    Result throughput = figure("completed instances of five jobs", "/s", exporting, instances);
    measured.add(
        throughput.against(BARE, median(bare, instances)).heldTo(Aim.atLeast("ratio", 0.85, 0.95)));
    measured.add(
        figure(
                "completed jobs",
                "/s",
                exporting,
                round -> round.busy().perSecond() * FiveSteps.STEPS)
            .against(BARE, median(bare, instances) * FiveSteps.STEPS));
    measured.add(
        figure("records per instance", "", exporting, Round::recordsPerInstance)
            .against(BARE, median(bare, Round::recordsPerInstance)));
    double tax = 100 * (1 - throughput.median() / median(bare, instances));
    measured.add(
        Result.of("throughput that the exporter takes", "%", tax)
            .heldTo(Aim.atMost("median", 25.0, 10.0)));
    for (int percentile : new int[] {50, 99}) {
      ToDoubleFunction<Round> latency = round -> round.idle().millis(percentile);
      measured.add(
          figure("one instance at a time, p" + percentile, "ms", exporting, latency)
              .against(BARE, median(bare, latency))
              .heldTo(Aim.atMost("ratio", 1.5, 1.1)));
    }
  }

  private static Result figure(
      String metric, String unit, List<Round> rounds, ToDoubleFunction<Round> value) {
    return Result.of(metric, unit, rounds.stream().map(value::applyAsDouble).toList());
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Result.median(rounds.stream().map(value::applyAsDouble).toList());
  }
}
