package io.launchdesk.bench;

import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the click that completes a task to the next task in a list, one click after the other. */
@Command(name = "click", description = "Completed task to next task visible through the API.")
final class ClickCommand extends SystemScenario {
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
      histogram.recordValue(Click.once(requester, approver));
    }
    return histogram;
  }
}
