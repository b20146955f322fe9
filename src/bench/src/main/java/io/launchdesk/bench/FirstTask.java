package io.launchdesk.bench;

import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** The first thing that people can do with a system that has just been started. */
public final class FirstTask {

  private FirstTask() {}

  /**
   * Submits a request as soon as one is taken, and returns when its first task stands in an
   * approver's list.
   *
   * @param port of the portal on loopback, which need not answer yet
   * @param check called before each look; what it throws ends the waiting
   */
  public static void await(int port, Duration patience, Runnable check)
      throws InterruptedException {
    Api requester = new Api(port, "requester");
    Api approver = new Api(port, "approver");
    AtomicReference<String> request = new AtomicReference<>();
    Waiting.until(
        "a task",
        patience,
        () -> {
          check.run();
          try {
            if (request.get() == null) {
              String title = Long.toString(System.nanoTime(), 36);
              request.set(
                  requester.post("/api/requests", Briefs.creativeAsset(title)).path("id").asText());
            }
            return !approver.get("/api/tasks?requestId=" + request).path("items").isEmpty();
          } catch (CompletionException | Api.NotGood e) {
            return false; // not up yet, or not ready to take requests
          }
        });
  }
}
