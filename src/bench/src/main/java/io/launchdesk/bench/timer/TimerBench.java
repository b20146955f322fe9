package io.launchdesk.bench.timer;

import io.camunda.client.CamundaClient;
import io.launchdesk.bench.RunningSystem;
import io.launchdesk.bench.SystemScenario;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Arms so many timers for the same second on a running embedded default, and tells when they fired
 * and when the read model knew of all of them. It leaves finished instances of a process of its own
 * behind: give it a data folder that may be thrown away.
 *
 * <pre>
 * ./launchdesk run --port 8301 --data /tmp/timers
 * ./launchdesk bench timers --data /tmp/timers --timers 10000
 * </pre>
 */
@Command(name = "timers", description = "Timers that are due in the same second.")
public final class TimerBench extends SystemScenario {
  private static final int ROUNDS = 3;
  private static final int AT_ONCE = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** So many are created for certain, so that all are armed before they are due. */
  private static final int CREATED_PER_SECOND = 150;

  @Option(
      names = "--timers",
      defaultValue = "10000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int timers;

  private CamundaClient engine;
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
      engine = client;
      run(measured);
    }
  }

  private void run(Measured measured) {
    engine
        .newDeployResourceCommand()
        .addResourceFromClasspath("timer/TimerBenchProcess.bpmn")
        .send()
        .join();
    System.out.printf(
        "%-10s %8s %9s %9s %9s %9s %11s %11s%n",
        "timers", "fired", "p50 s", "p95 s", "p99 s", "last s", "recorded s", "all ended s");
    List<Round> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      rounds.add(round());
    }
    measured.add(
        Result.of(timers + " timers: fired after", "s", figures(rounds, Round::middle))
            .with(
                Map.of(
                    "p95", Result.median(figures(rounds, Round::p95)),
                    "last", Result.median(figures(rounds, Round::last)))));
    measured.add(
        Result.of(
            timers + " timers: all in the read model after", "s", figures(rounds, Round::ended)));
  }

  /** Seconds after the instant at which all were due. */
  private record Round(double middle, double p95, double last, double ended) {}

  private static List<Double> figures(List<Round> rounds, Function<Round, Double> figure) {
    return rounds.stream().map(figure).toList();
  }

  private Round round() {
    Instant dueAt =
        Instant.now().plusSeconds(30 + timers / CREATED_PER_SECOND).truncatedTo(ChronoUnit.SECONDS);
    create(dueAt);
    TimerTable table = new TimerTable(jdbc, dueAt);
    await("armed", table::armed);
    if (!Instant.now().isBefore(dueAt)) {
      throw new IllegalStateException("The timers were due before all were armed: take fewer.");
    }
    double recorded = seconds(dueAt, await("triggered", table::triggered));
    double ended = seconds(dueAt, await("ended", table::ended));
    System.out.printf(
        Locale.ROOT,
        "%-10d %8d %9.2f %9.2f %9.2f %9.2f %11.2f %11.2f%n",
        timers,
        table.triggered(),
        table.late(0.5),
        table.late(0.95),
        table.late(0.99),
        table.late(1),
        recorded,
        ended);
    return new Round(table.late(0.5), table.late(0.95), table.late(1), ended);
  }

  /** Creates one instance per timer; what the engine refuses because it is busy is asked again. */
  private void create(Instant dueAt) {
    Semaphore free = new Semaphore(AT_ONCE);
    Map<String, Object> variables = Map.of("dueAt", dueAt.toString());
    AtomicInteger created = new AtomicInteger();
    Instant end = Instant.now().plus(PATIENCE);
    while (created.get() < timers && Instant.now().isBefore(end)) {
      int missing = timers - created.get();
      for (int i = 0; i < missing; i++) {
        free.acquireUninterruptibly();
        engine
            .newCreateInstanceCommand()
            .bpmnProcessId("TimerBenchProcess")
            .latestVersion()
            .variables(variables)
            .send()
            .whenComplete(
                (instance, error) -> {
                  if (error == null) {
                    created.incrementAndGet();
                  }
                  free.release();
                });
      }
      free.acquireUninterruptibly(AT_ONCE);
      free.release(AT_ONCE);
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /** Waits until all are there; tells when that was. */
  private Instant await(String what, LongSupplier count) {
    Instant end = Instant.now().plus(PATIENCE);
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
