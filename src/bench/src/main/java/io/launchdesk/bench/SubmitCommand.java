package io.launchdesk.bench;

import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Submits requests at a fixed rate, whatever the answers take. */
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
    OpenLoop.Outcome outcome =
        OpenLoop.round(
            rate,
            seconds,
            n ->
                api.postLater("/api/requests", Briefs.creativeAsset(marker + "-" + n))
                    .thenApply(Api::good));
    if (outcome.failed() > 0) {
      System.out.println(outcome.failed() + " submissions failed");
    }
    return outcome.latency();
  }
}
