package io.launchdesk.bench.timer;

import io.camunda.client.CamundaClient;
import io.launchdesk.bench.RunningSystem;
import io.launchdesk.bench.SystemScenario;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Arms so many timers for the same instant, or spread over some seconds, on a running embedded
 * default, and tells how late they fired, when the read model knew of all of them, and how long
 * people waited meanwhile, who work on requests one after the other. It leaves finished instances
 * of a process of its own behind: give it a data folder that may be thrown away.
 *
 * <pre>
 * ./launchdesk run --port 8301 --data /tmp/timers
 * ./launchdesk bench timers --data /tmp/timers --timers 10000
 * </pre>
 */
@Command(name = "timers", description = "How late timers fire that are due at once.")
public final class TimerBench extends SystemScenario {
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** P13: timers that are not due together are late by at most so many seconds. */
  private static final Aim ACCURACY = Aim.atMost("p99", 1.5, 0.3);

  /** P14: timers that are due at once have all ended after so many seconds. */
  private static final Aim DRAIN = Aim.atMost("median", 900.0, null);

  /** P14: what people wait for meanwhile, in milliseconds. */
  private static final Aim CLICKS = Aim.atMost("median", null, 2_000.0);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** So many are created for certain, so that all are armed before they are due. */
  private static final int CREATED_PER_SECOND = 400;

  @Option(
      names = "--timers",
      defaultValue = "10000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int timers;

  @Option(
      names = "--spread",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Over how long they are spread (default: ${DEFAULT-VALUE}, all at once).")
  private int spread;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often it is measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private TimerInstances instances;
  private JdbcClient jdbc;

  @Override
  protected void measureSystem(Measured measured) throws IOException {
    RunningSystem system = RunningSystem.in(data());
    jdbc = system.database();
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(system.grpc())
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(Duration.ofSeconds(60))
            .build()) {
      instances = TimerInstances.of(client);
      run(measured);
    }
  }

  private void run(Measured measured) {
    System.out.printf(
        "%-10s %8s %9s %9s %9s %9s %11s %11s %14s%n",
        "timers",
        "fired",
        "p50 s",
        "p95 s",
        "p99 s",
        "last s",
        "recorded s",
        "all ended s",
        "clicks p95 ms");
    List<Round> found = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      found.add(round());
    }
    String what = timers + (spread == 0 ? " timers at once" : " timers in " + spread + " s");
    Result late =
        Result.of(what + ": late by", "s", figures(found, Round::middle))
            .with(
                Map.of(
                    "p95", Result.median(figures(found, Round::p95)),
                    "p99", Result.median(figures(found, Round::p99)),
                    "last", Result.median(figures(found, Round::last))));
    measured.add(spread == 0 ? late : late.heldTo(ACCURACY));
    Result drained =
        Result.of(
            what + ": all in the read model after the last was due",
            "s",
            figures(found, Round::ended));
    measured.add(spread == 0 ? drained.heldTo(DRAIN) : drained);
    measured.add(
        Result.of(what + ": p95 of what people waited", "ms", figures(found, Round::clicks))
            .heldTo(CLICKS));
  }

  /**
   * What a round has shown.
   *
   * @param ended seconds from when the last was due until all instances had ended
   * @param clicks milliseconds that people waited at most, 95 times of 100
   */
  private record Round(
      double middle, double p95, double p99, double last, double ended, double clicks) {}

  private static List<Double> figures(List<Round> rounds, Function<Round, Double> figure) {
    return rounds.stream().map(figure).toList();
  }

  private Round round() {
    Instant firstAt =
        Instant.now().plusSeconds(30 + timers / CREATED_PER_SECOND).truncatedTo(ChronoUnit.SECONDS);
    Instant lastAt = due(firstAt, timers - 1);
    instances.create(timers, timer -> due(firstAt, timer), PATIENCE);
    TimerTable table = new TimerTable(jdbc, firstAt, lastAt);
    await("armed", Instant.now(), table::armed);
    if (!Instant.now().isBefore(firstAt)) {
      throw new IllegalStateException("The timers were due before all were armed: take fewer.");
    }
    try (Clicks clicks = Clicks.begin(port(), firstAt)) {
      double recorded = seconds(lastAt, await("triggered", lastAt, table::triggered));
      double ended = seconds(lastAt, await("ended", lastAt, table::ended));
      double waited = clicks.end();
      if (table.passed() != timers) {
        throw new IllegalStateException(
            "%d instances were passed by their timers, not %d".formatted(table.passed(), timers));
      }
      System.out.printf(
          Locale.ROOT,
          "%-10d %8d %9.3f %9.3f %9.3f %9.3f %11.2f %11.2f %14.0f%n",
          timers,
          table.triggered(),
          table.late(0.5),
          table.late(0.95),
          table.late(0.99),
          table.late(1),
          recorded,
          ended,
          waited);
      return new Round(
          table.late(0.5), table.late(0.95), table.late(0.99), table.late(1), ended, waited);
    }
  }

  private Instant due(Instant firstAt, int timer) {
    return firstAt.plusMillis(spread * 1000L * timer / timers);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /** Waits until all are there, for no longer than that from an instant on; tells when that was. */
  private Instant await(String what, Instant from, LongSupplier count) {
    Instant end = from.plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (count.getAsLong() >= timers) {
        return Instant.now();
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new IllegalStateException(
        "%d of %d timers are %s after %s".formatted(count.getAsLong(), timers, what, PATIENCE));
  }
}
