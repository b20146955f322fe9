package io.launchdesk.bench;

import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Submits requests at a fixed rate, whatever the answers take: each latency counts from the instant
 * at which the request was due, so that a slow answer is not hidden by those that waited behind it.
 */
@Command(name = "submit", description = "POST /api/requests at a fixed rate (open loop).")
final class SubmitCommand extends SystemScenario {
  @Option(names = "--rate", defaultValue = "20", description = "Requests per second.")
  private int rate;

  @Option(names = "--seconds", defaultValue = "20", description = "Length of a round.")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds after a warm-up round.")
  private int rounds;

  @Override
  protected void measureSystem(Measured measured) {
    Api api = new Api(port(), "requester");
    String marker = Long.toString(System.nanoTime(), 36);
    round(api, marker + "-w");
    List<Histogram> histograms = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      histograms.add(round(api, marker + "-" + i));
    }
    String what = "POST /api/requests at " + rate + "/s";
    Latency.print(what, histograms);
    measured.add(Latency.result(what, histograms).heldTo(Aim.atMost("p95", null, 50.0)));
  }

  private Histogram round(Api api, String marker) {
    Histogram histogram = Latency.histogram();
    AtomicInteger failed = new AtomicInteger();
    List<CompletableFuture<?>> answers = new ArrayList<>();
    long begin = System.nanoTime() + Duration.ofMillis(100).toNanos();
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < rate * seconds; i++) {
        long due = begin + i * 1_000_000_000L / rate;
        String title = marker + "-" + i;
        CompletableFuture<Void> answered = new CompletableFuture<>();
        answers.add(answered);
        clock.schedule(
            () -> {
              api.postLater("/api/requests", Briefs.creativeAsset(title))
                  .whenComplete(
                      (response, error) -> {
                        if (error == null && response.statusCode() == 201) {
                          synchronized (histogram) {
                            histogram.recordValue((System.nanoTime() - due) / 1000);
                          }
                        } else {
                          failed.incrementAndGet();
                        }
                        answered.complete(null);
                      });
            },
            due - System.nanoTime(),
            TimeUnit.NANOSECONDS);
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }
    if (failed.get() > 0) {
      System.out.println(failed.get() + " submissions failed");
    }
    return histogram;
  }
}
