package io.launchdesk.bench;

import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Submits requests at a fixed rate, whatever the answers take. */
@Command(name = "submit", description = "POST /api/requests at a fixed rate (open loop).")
final class SubmitCommand implements Runnable {
  @Option(names = "--port", defaultValue = "8080", description = "Port of the portal.")
  private int port;

  @Option(names = "--rate", defaultValue = "20", description = "Requests per second.")
  private int rate;

  @Option(names = "--seconds", defaultValue = "20", description = "Length of a round.")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds after a warm-up round.")
  private int rounds;

  @Override
  public void run() {
    Api api = new Api(port, "requester");
    String marker = Long.toString(System.nanoTime(), 36);
    round(api, marker + "-w");
    List<Histogram> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(round(api, marker + "-" + i));
    }
    Latency.print("POST /api/requests at " + rate + "/s", measured);
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
