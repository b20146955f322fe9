package io.launchdesk.bench.outage;

import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.SteadyCalls;
import io.launchdesk.bench.promise.Promises;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Each part in turn is killed under load. From that moment requests are submitted every 200 ms
 * until one is taken, and the list of tasks is looked into as often: what counts is when that one
 * is taken, when the engine has taken its command, and when its task stands in the list. What
 * supervisor and readiness say does not matter.
 */
@Command(
    name = "recovery",
    description = "From SIGKILL of each part to the next command taken and the next task visible.")
public final class RecoveryBench extends Scenario {
  /** Parts in the order in which they are killed, with what a release must keep, in seconds. */
  private static final Map<String, Double> VICTIMS = new LinkedHashMap<>();

  static {
    VICTIMS.put("portal", 15.0);
    VICTIMS.put("workers", 15.0);
    VICTIMS.put("postgres", 10.0);
    VICTIMS.put("broker", 30.0);
  }

  private static final double PROBES = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often each part is killed (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--rate",
      defaultValue = "1",
      description = "Requests per second beside the probes (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--pause",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "Load before each kill, all parts up (default: ${DEFAULT-VALUE}).")
  private int pause;

  /** Seconds since the kill. */
  private record Times(double taken, double command, double visible) {}

  @Override
  protected void measure(Measured measured) throws Exception {
    Map<String, List<Times>> times = new LinkedHashMap<>();
    try (OwnSystem system = OwnSystem.start(options -> options)) {
      Submissions load = Submissions.begin(new Api(system.port(), "requester"), rate);
      try (load) {
        for (int i = 0; i < rounds; i++) {
          for (String victim : VICTIMS.keySet()) {
            Thread.sleep(Duration.ofSeconds(pause));
            Times seen = kill(system, victim);
            out().printf("%s killed: %s%n", victim, seen);
            out().flush();
            times.computeIfAbsent(victim, none -> new ArrayList<>()).add(seen);
          }
        }
      }
      Promises promises = new Promises(system.database(), load.soFar());
      promises.awaitBegun();
      times.forEach((victim, all) -> tell(measured, victim, all));
      promises.judge(measured);
    }
  }

  private static Times kill(OwnSystem system, String victim) throws InterruptedException {
    Api requester = new Api(system.port(), "requester");
    Api approver = new Api(system.port(), "approver");
    int restarts = system.launch().part(victim).restarts();
    AtomicReference<Instant> visible = new AtomicReference<>();
    Instant killed = Instant.now();
    system.launch().kill(victim);
    Submissions probe = Submissions.begin(requester, PROBES);
    SteadyCalls lists =
        SteadyCalls.begin(
            PROBES,
            () ->
                approver
                    .getLater("/api/tasks?limit=1&q=" + probe.marker())
                    .thenApply(answer -> look(answer, visible)));
    try (probe;
        lists) {
      Waiting.until("a request is taken", PATIENCE, () -> probe.firstAcknowledged().isPresent());
      probe.close();
      Waiting.until("a task of the probe", PATIENCE, () -> visible.get() != null);
      JdbcClient database = system.database();
      Waiting.until(
          "a command", PATIENCE, () -> firstCommand(database, probe.marker()).isPresent());
      Waiting.until(
          "all parts are up",
          PATIENCE,
          () ->
              system.launch().part(victim).restarts() > restarts
                  && system.launch().parts().stream().allMatch(one -> one.state().equals("up")));
      return new Times(
          seconds(killed, probe.firstAcknowledged().orElseThrow()),
          seconds(killed, firstCommand(database, probe.marker()).orElseThrow()),
          seconds(killed, visible.get()));
    }
  }

  private static HttpResponse<byte[]> look(
      HttpResponse<byte[]> answer, AtomicReference<Instant> visible) {
    if (answer.statusCode() == 200 && !Api.body(answer).path("items").isEmpty()) {
      visible.compareAndSet(null, Instant.now());
    }
    return answer;
  }

  /** When the engine acknowledged the first one that started a request of the probe. */
  private static Optional<Instant> firstCommand(JdbcClient database, String marker) {
    return database
        .sql(
            """
            select min(o.sent_at) first from desk.outbox o join desk.request r on r.id = o.request_id
             where r.title like :marker
            """)
        .param("marker", marker + "-%")
        .query((row, n) -> Optional.ofNullable(row.getObject("first", OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  private static void tell(Measured measured, String victim, List<Times> all) {
    double floor = VICTIMS.get(victim);
    measured.add(
        figure(victim + " killed to request taken", all.stream().map(Times::taken), floor));
    measured.add(
        figure(victim + " killed to engine's command", all.stream().map(Times::command), floor));
    measured.add(
        figure(victim + " killed to next task in list", all.stream().map(Times::visible), floor));
  }

  private static Result figure(String what, Stream<Double> seconds, double floor) {
    List<Double> all = seconds.toList();
    return Result.of(what, "s", all)
        .with(Map.of("max", Collections.max(all)))
        .heldTo(Aim.atMost("max", floor, null));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
