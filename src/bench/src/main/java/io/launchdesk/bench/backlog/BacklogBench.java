package io.launchdesk.bench.backlog;

import io.launchdesk.bench.OpenRequests;
import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.OwnSystemScenario;
import io.launchdesk.bench.load.Phase;
import io.launchdesk.bench.peers.Crew;
import io.launchdesk.bench.peers.LaunchdeskJourney;
import io.launchdesk.bench.peers.LoadOptions;
import io.launchdesk.bench.peers.Phases;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How many whole requests per second a system brings to their ends while 95 of 100 waits are within
 * a second, with nothing else on its way, and again beside very many requests that wait at their
 * first tasks. These come by the public API as fast as the system takes them.
 */
@Command(
    name = "backlog",
    description = "Whole requests per second beside very many that are open, and without.")
public final class BacklogBench extends OwnSystemScenario {
  private static final int PART = 1000;
  private static final Duration LONGEST_PART = Duration.ofHours(1);

  @Option(
      names = "--open",
      defaultValue = "200000",
      description = "Requests that wait at their first tasks (default: ${DEFAULT-VALUE}).")
  private int open;

  @Option(
      names = "--callers",
      defaultValue = "8",
      description = "Who bring them in, at a time (default: ${DEFAULT-VALUE}).")
  private int callers;

  @Mixin private LoadOptions load;

  @Override
  protected void measure(OwnSystem system, Measured measured) throws Exception {
    LaunchdeskJourney journey = new LaunchdeskJourney(system.port());
    OpenRequests requests = new OpenRequests(system.database());
    List<Phase> empty = load("with nothing open", journey, measured);
    Instant begin = Instant.now();
    bringIn(journey, requests);
    double took = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    measured.add(Result.of("brought in", "requests/s", open / took));
    String beside = "beside %,d that are open".formatted(requests.count());
    List<Phase> full = load(beside, journey, measured);
    measured.add(
        Result.of("requests at p95 of waits within 1 s, " + beside, "/s", Phases.best(full))
            .against("with nothing open", Phases.best(empty))
            .heldTo(Aim.atLeast("ratio", 0.6, 0.9)));
    measured.add(
        Result.of("requests at any wait, " + beside, "/s", most(full))
            .against("with nothing open", most(empty)));
  }

  private List<Phase> load(String when, LaunchdeskJourney journey, Measured measured) {
    tell(when);
    List<Phase> phases = load.plan().run(journey, phase -> tell("  " + phase));
    phases.forEach(
        phase -> measured.add(Phases.figure(when + ", " + Phases.name(phase), List.of(phase))));
    return phases;
  }

  private void bringIn(LaunchdeskJourney journey, OpenRequests requests)
      throws InterruptedException {
    Crew crew = new Crew(journey, callers);
    for (int there = 0; there < open; there += PART) {
      crew.bringIn(Math.min(PART, open - there));
      tell("%,d of %,d are taken".formatted(Math.min(there + PART, open), open));
    }
    requests.awaitFirstTasks(LONGEST_PART);
  }

  private static double most(List<Phase> phases) {
    return phases.stream().mapToDouble(Phase::perSecond).max().orElse(0);
  }
}
