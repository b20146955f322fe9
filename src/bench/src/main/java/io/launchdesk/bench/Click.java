package io.launchdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * From the click that completes a task to the moment at which the next task of the request stands
 * in a list: the marketing lead approves, the brand approval of the next round appears. The list is
 * looked into every ten milliseconds, which leaves the processors to the system and is the error.
 */
public final class Click {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private Click() {}

  /**
   * Brings a request in and clicks once.
   *
   * @return how long it took, in microseconds
   * @throws Api.NotGood when the portal refuses something
   */
  public static long once(Api requester, Api approver) {
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
    return (System.nanoTime() - begin) / 1000;
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
