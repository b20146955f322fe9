package io.launchdesk.bench.peers;

import io.launchdesk.bench.load.LoadPlan;
import io.launchdesk.bench.load.Phase;
import io.launchdesk.bench.report.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a load has shown, as figures of a report. */
public final class Phases {

  private Phases() {}

  /** What phases of different starts have in common. */
  public static String name(Phase phase) {
    return phase.kind().equals("closed") ? "%.0f clients".formatted(phase.load()) : "open loop";
  }

  /** Requests per second that came to their ends, beside percentiles of the waits. */
  public static Result figure(String metric, List<Phase> phases) {
    Map<String, Double> percentiles = new LinkedHashMap<>();
    percentiles.put("p50", Result.median(phases.stream().map(Phase::p50).toList()));
    percentiles.put("p95", Result.median(phases.stream().map(Phase::p95).toList()));
    percentiles.put("p99", Result.median(phases.stream().map(Phase::p99).toList()));
    percentiles.put("failed", (double) phases.stream().mapToLong(Phase::failed).sum());
    return Result.of(metric, "/s", phases.stream().map(Phase::perSecond).toList())
        .with(percentiles);
  }

  /** Requests per second at which people do not wait too long; 0 when they always do. */
  public static double best(List<Phase> phases) {
    return LoadPlan.best(phases).map(Phase::perSecond).orElse(0.0);
  }
}
