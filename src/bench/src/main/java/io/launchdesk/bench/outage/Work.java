package io.launchdesk.bench.outage;

import io.launchdesk.bench.Click;
import io.launchdesk.bench.Latency;
import io.launchdesk.bench.http.Answers;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.SteadyCalls;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * People at work: requests come at a fixed pace, a list is looked into at a fixed pace in a
 * browser's session, and somebody answers tasks, one after the other.
 */
final class Work implements AutoCloseable {
  private static final double LISTS = 4;
  private static final Duration BETWEEN_CLICKS = Duration.ofSeconds(1);

  private final Submissions submissions;
  private final SteadyCalls lists;
  private final Thread clicking;
  private Histogram clicks = Latency.histogram();
  private int failedClicks;
  private volatile boolean over;

  private Work(int port, double rate) {
    Api requester = new Api(port, "requester");
    Api approver = new Api(port, "approver");
    Api browser = Api.inSession(port, "approver");
    this.submissions = Submissions.begin(requester, rate);
    this.lists = SteadyCalls.begin(LISTS, () -> browser.getLater("/api/tasks?limit=50"));
    this.clicking =
        Thread.ofPlatform().daemon().name("clicks").start(() -> click(requester, approver));
  }

  /**
   * Begins at once.
   *
   * @param port of the portal
   * @param rate requests per second
   */
  static Work begin(int port, double rate) {
    return new Work(port, rate);
  }

  /**
   * What came of it in a span of time.
   *
   * @param clicks from a completed task to the next in a list, in microseconds
   * @param failedClicks those that could not be finished
   */
  record Span(Answers submissions, Answers lists, Histogram clicks, int failedClicks) {

    /** Latencies of all three, with aims for a system that has all its parts. */
    void tell(Measured measured, String when) {
      add(measured, "lists " + when, lists.latency());
      add(measured, "clicks " + when, clicks);
      add(measured, "submissions " + when, submissions.latency());
    }

    private static void add(Measured measured, String what, Histogram latency) {
      if (latency.getTotalCount() > 0) {
        measured.add(
            Latency.result(what, List.of(latency)).heldTo(Aim.atMost("p95", null, 1_000.0)));
      }
    }

    /** How those were told that could not be served, and how long that took. */
    void tellRefusals(Measured measured, String when) {
      tellRefusals(measured, "submissions refused " + when, submissions);
      tellRefusals(measured, "lists refused " + when, lists);
      measured.add(
          Result.of(
                  "answers " + when + " that say nothing or hang",
                  "calls",
                  submissions.unclean() + lists.unclean())
              .heldTo(Aim.atMost("median", 0.0, 0.0)));
    }

    private static void tellRefusals(Measured measured, String what, Answers answers) {
      if (answers.refused() > 0) {
        measured.add(
            Latency.result(what, List.of(answers.refusals()))
                .heldTo(Aim.atMost("p95", 2_000.0, 200.0)));
      }
    }

    @Override
    public String toString() {
      return "submissions %s, lists %s, clicks %d and %d failed"
          .formatted(submissions, lists, clicks.getTotalCount(), failedClicks);
    }
  }

  Submissions submissions() {
    return submissions;
  }

  /** What has come since the last cut. */
  synchronized Span cut() {
    Span span = new Span(submissions.cut(), lists.cut(), clicks, failedClicks);
    clicks = Latency.histogram();
    failedClicks = 0;
    return span;
  }

  /** Everybody stops; returns when the last answers are there. */
  @Override
  public void close() {
    over = true;
    clicking.interrupt();
    submissions.close();
    lists.close();
  }

  private void click(Api requester, Api approver) {
    while (!over) {
      try {
        note(Click.once(requester, approver));
      } catch (RuntimeException e) {
        noteFailure();
      }
      try {
        Thread.sleep(BETWEEN_CLICKS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void note(long micros) {
    clicks.recordValue(Math.min(micros, clicks.getHighestTrackableValue()));
  }

  private synchronized void noteFailure() {
    failedClicks++;
  }
}
