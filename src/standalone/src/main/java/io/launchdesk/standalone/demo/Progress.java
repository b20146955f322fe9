package io.launchdesk.standalone.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Tells how many requests are in which stage, one line at most every three seconds. */
final class Progress {
  private static final Duration PACE = Duration.ofSeconds(3);

  private final PrintWriter out;
  private final int expected;
  private final Instant begin = Instant.now();
  private Instant shown = Instant.EPOCH;
  private String last = "";

  Progress(PrintWriter out, int expected) {
    this.out = out;
    this.expected = expected;
  }

  void show(Collection<Run> runs) {
    String line = line(runs);
    if (!line.equals(last) && shown.plus(PACE).isBefore(Instant.now())) {
      out.println(
          String.format(
              Locale.ROOT, "%5d s  %s", Duration.between(begin, Instant.now()).toSeconds(), line));
      last = line;
      shown = Instant.now();
    }
  }

  private String line(Collection<Run> runs) {
    Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
    runs.forEach(run -> counts.merge(run.stage(), 1, Integer::sum));
    StringBuilder line = new StringBuilder();
    line.append(runs.size()).append('/').append(expected).append(" submitted");
    for (Stage stage : Stage.values()) {
      if (stage != Stage.SUBMITTED) {
        line.append(" · ").append(stage == Stage.END ? "ended" : stage.toString());
        line.append(' ').append(counts.getOrDefault(stage, 0));
      }
    }
    return line.toString();
  }
}
