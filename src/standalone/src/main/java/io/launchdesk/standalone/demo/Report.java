package io.launchdesk.standalone.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What became of the requests: a table, and whether it is what the scripts say. */
final class Report {
  private final List<Run> runs;
  private final Monitor.Goal goal;

  Report(Collection<Run> runs, Monitor.Goal goal) {
    this.runs =
        runs.stream().sorted(Comparator.comparingInt(run -> run.planned().number())).toList();
    this.goal = goal;
  }

  /** The requests that ended otherwise than their scripts say. */
  List<Run> surprises() {
    return runs.stream().filter(run -> run.hasEnded() && !run.endedAsScripted()).toList();
  }

  /** A line for each request, with a header. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(row("Request", "Type", "Script", "Outcome", "Seconds"));
    for (Run run : runs) {
      lines.add(
          row(
              run.id(),
              run.planned().type(),
              run.scenario().title(),
              outcome(run),
              String.format(Locale.ROOT, "%.1f", run.took().toMillis() / 1_000.0)));
    }
    return lines;
  }

  private String outcome(Run run) {
    if (run.hasEnded() && !run.endedAsScripted()) {
      return run.status() + ", not " + run.scenario().outcome() + "!";
    }
    return !run.hasEnded() && goal.incidentStays() && run.has(Monitor.STOPPED)
        ? "incident, as asked"
        : run.status();
  }

  private static String row(String id, String type, String script, String outcome, String seconds) {
    return String.format(
            Locale.ROOT, "%-9s %-16s %-31s %-24s %8s", id, type, script, outcome, seconds)
        .stripTrailing();
  }
}
