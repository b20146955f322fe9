package io.launchdesk.bench.peers;

import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.load.LoadPlan;
import io.launchdesk.bench.load.Phase;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.standalone.Launch;
import io.launchdesk.standalone.LaunchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How many requests per second are brought to their ends while 95 of 100 waits of people are no
 * longer than a second: by the whole system through its public API, and by other engines with the
 * same steps, called in their own process. All start from nothing, with a PostgreSQL that writes
 * through, in the order A B C D D C B A.
 */
@Command(
    name = "peers",
    description = "Whole requests per second beside Flowable and Camunda 7 with the same steps.")
public final class PeersBench extends Scenario {
  /** One person here does the work of many: what protects a portal from that must not count. */
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "LAUNCHDESK_RATE_PERSON_BURST", "1000000",
          "LAUNCHDESK_RATE_PERSON_CALLS", "100000",
          "LAUNCHDESK_RATE_ADDRESS_BURST", "1000000",
          "LAUNCHDESK_RATE_ADDRESS_CALLS", "100000");

  @Option(
      names = "--subjects",
      split = ",",
      defaultValue = "launchdesk,flowable-sync,flowable-async,camunda7",
      description = "Who takes part, in this order and back again (default: ${DEFAULT-VALUE}).")
  private List<Subject> subjects;

  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "1,2,4,8,16,32",
      description = "Numbers of clients, from few to many (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "With the most clients, not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description =
          "With each number of clients, and of the open loop (default: ${DEFAULT-VALUE}).")
  private int seconds;

  private final PeerProcess peers = new PeerProcess();

  @Override
  protected void measure(Measured measured) throws Exception {
    LoadPlan plan = new LoadPlan(warmUp, seconds, clients);
    List<Subject> order = new ArrayList<>(subjects);
    order.addAll(subjects.reversed());
    Map<Subject, List<List<Phase>>> starts = new EnumMap<>(Subject.class);
    for (Subject subject : order) {
      out().println(subject.title(peers.libraries()));
      out().flush();
      List<Phase> phases =
          subject == Subject.LAUNCHDESK ? launchdesk(plan) : peers.run(subject, plan, out());
      starts.computeIfAbsent(subject, one -> new ArrayList<>()).add(phases);
    }
    tell(measured, starts);
  }

  private List<Phase> launchdesk(LoadPlan plan) throws IOException {
    Path folder = Files.createTempDirectory("launchdesk-peers");
    try (Launch launch =
        Launch.start(LaunchOptions.in(folder.resolve("data")).withSettings(NO_LIMITS))) {
      int port = Integer.parseInt(launch.portal().replaceFirst(".*:", ""));
      try (LaunchdeskJourney journey = new LaunchdeskJourney(port)) {
        return plan.run(
            journey,
            phase -> {
              out().println("  " + phase);
              out().flush();
            });
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void tell(Measured measured, Map<Subject, List<List<Phase>>> starts) throws IOException {
    for (Map.Entry<Subject, List<List<Phase>>> entry : starts.entrySet()) {
      String title = entry.getKey().title(peers.libraries());
      Map<String, List<Phase>> alike = new LinkedHashMap<>();
      entry.getValue().stream()
          .flatMap(List::stream)
          .forEach(phase -> alike.computeIfAbsent(name(phase), n -> new ArrayList<>()).add(phase));
      alike.forEach((name, phases) -> measured.add(figure(title + ", " + name, phases)));
    }
    if (starts.containsKey(Subject.LAUNCHDESK)) {
      compare(measured, starts);
    }
  }

  private void compare(Measured measured, Map<Subject, List<List<Phase>>> starts)
      throws IOException {
    Map<String, ToDoubleFunction<List<Phase>>> figures = new LinkedHashMap<>();
    figures.put(
        "requests at p95 of waits within 1 s",
        phases -> LoadPlan.best(phases).map(Phase::perSecond).orElse(0.0));
    figures.put(
        "requests at any wait",
        phases -> phases.stream().mapToDouble(Phase::perSecond).max().orElse(0));
    for (Map.Entry<String, ToDoubleFunction<List<Phase>>> figure : figures.entrySet()) {
      List<Double> ours = all(starts.get(Subject.LAUNCHDESK), figure.getValue());
      for (Subject peer : starts.keySet()) {
        if (peer != Subject.LAUNCHDESK) {
          double theirs = Result.median(all(starts.get(peer), figure.getValue()));
          measured.add(
              Result.of(figure.getKey(), "/s", ours)
                  .against(peer.title(peers.libraries()), theirs)
                  .heldTo(peer.aim()));
        }
      }
    }
  }

  private static List<Double> all(List<List<Phase>> starts, ToDoubleFunction<List<Phase>> figure) {
    return starts.stream().map(figure::applyAsDouble).toList();
  }

  private static String name(Phase phase) {
    return phase.kind().equals("closed") ? "%.0f clients".formatted(phase.load()) : "open loop";
  }

  private static Result figure(String metric, List<Phase> phases) {
    Map<String, Double> percentiles = new LinkedHashMap<>();
    percentiles.put("p50", Result.median(phases.stream().map(Phase::p50).toList()));
    percentiles.put("p95", Result.median(phases.stream().map(Phase::p95).toList()));
    percentiles.put("p99", Result.median(phases.stream().map(Phase::p99).toList()));
    percentiles.put("failed", (double) phases.stream().mapToLong(Phase::failed).sum());
    return Result.of(metric, "/s", phases.stream().map(Phase::perSecond).toList())
        .with(percentiles);
  }
}
