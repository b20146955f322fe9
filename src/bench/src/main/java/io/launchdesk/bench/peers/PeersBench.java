package io.launchdesk.bench.peers;

import io.launchdesk.bench.OwnSystem;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.load.LoadPlan;
import io.launchdesk.bench.load.Phase;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  /** What a release keeps, in requests per second (ADR 0058). */
  private static final Aim KEPT = Aim.atLeast("median", 0.75, null);

  @Option(
      names = "--subjects",
      split = ",",
      defaultValue = "launchdesk,flowable-sync,flowable-async,camunda7",
      description = "Who takes part, in this order and back again (default: ${DEFAULT-VALUE}).")
  private List<Subject> subjects;

  @Mixin private LoadOptions load;

  private final PeerProcess peers = new PeerProcess();

  @Override
  protected void measure(Measured measured) throws Exception {
    LoadPlan plan = load.plan();
    List<Subject> order = new ArrayList<>(subjects);
    order.addAll(subjects.reversed());
    Map<Subject, List<List<Phase>>> starts = new EnumMap<>(Subject.class);
    for (Subject subject : order) {
      tell(subject.title(peers.libraries()));
      List<Phase> phases =
          subject == Subject.LAUNCHDESK ? launchdesk(plan) : peers.run(subject, plan, out());
      starts.computeIfAbsent(subject, one -> new ArrayList<>()).add(phases);
    }
    tell(measured, starts);
  }

  private List<Phase> launchdesk(LoadPlan plan) throws IOException {
    try (OwnSystem system = OwnSystem.start(own -> own.withSettings(OwnSystem.NO_LIMITS))) {
      return plan.run(new LaunchdeskJourney(system.port()), phase -> tell("  " + phase));
    }
  }

  private void tell(Measured measured, Map<Subject, List<List<Phase>>> starts) throws IOException {
    for (Map.Entry<Subject, List<List<Phase>>> entry : starts.entrySet()) {
      String title = entry.getKey().title(peers.libraries());
      Map<String, List<Phase>> alike = new LinkedHashMap<>();
      entry.getValue().stream()
          .flatMap(List::stream)
          .forEach(
              phase ->
                  alike.computeIfAbsent(Phases.name(phase), n -> new ArrayList<>()).add(phase));
      alike.forEach((name, phases) -> measured.add(Phases.figure(title + ", " + name, phases)));
    }
    if (starts.containsKey(Subject.LAUNCHDESK)) {
      List<Double> ours = all(starts.get(Subject.LAUNCHDESK), Phases::best);
      measured.add(Result.of("requests at p95 of waits within 1 s", "/s", ours).heldTo(KEPT));
      compare(measured, starts);
    }
  }

  private void compare(Measured measured, Map<Subject, List<List<Phase>>> starts)
      throws IOException {
    Map<String, ToDoubleFunction<List<Phase>>> figures = new LinkedHashMap<>();
    figures.put("requests at p95 of waits within 1 s", Phases::best);
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
}
