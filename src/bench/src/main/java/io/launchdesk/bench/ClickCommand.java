package io.launchdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the click that completes a task to the moment at which the next task of the request stands
 * in a list: the marketing lead approves, the brand approval of the next round appears. The list is
 * looked into every ten milliseconds, which leaves the processors to the system and is the error.
 */
@Command(name = "click", description = "Completed task to next task visible through the API.")
final class ClickCommand extends SystemScenario {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  @Option(names = "--clicks", defaultValue = "50", description = "Clicks in a round.")
  private int clicks;

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds after a warm-up round.")
  private int rounds;

  @Override
  protected void measureSystem(Measured measured) {
    Api requester = new Api(port(), "requester");
    Api approver = new Api(port(), "approver");
    round(requester, approver, Math.min(clicks, 20));
    List<Histogram> histograms = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      histograms.add(round(requester, approver, clicks));
    }
    String what = "task done to next visible";
    Latency.print(what, histograms);
    measured.add(Latency.result(what, histograms).heldTo(Aim.atMost("p95", 1000.0, 300.0)));
  }

  private static Histogram round(Api requester, Api approver, int clicks) {
    Histogram histogram = Latency.histogram();
    for (int i = 0; i < clicks; i++) {
      String title = Long.toString(System.nanoTime(), 36);
      String request =
          requester.post("/api/requests", Briefs.creativeAsset(title)).path("id").asText();
      String first = taskOf(approver, request, "");
      approver.post("/api/tasks/" + first + "/claim", Map.of());
      long begin = System.nanoTime();
      approver.post(
          "/api/tasks/" + first + "/complete",
          Map.of("variables", Map.of("approvalDecision", "approve")));
      taskOf(approver, request, first);
      histogram.recordValue((System.nanoTime() - begin) / 1000);
    }
    return histogram;
  }

  /** Looks until the request has an open task other than the given one. */
  private static String taskOf(Api approver, String request, String other) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      for (JsonNode task : approver.get("/api/tasks?requestId=" + request).path("items")) {
        String id = task.path("id").asText();
        if (!id.equals(other)) {
          return id;
        }
      }
    }
    throw new IllegalStateException(request + " got no next task within " + PATIENCE);
  }
}
