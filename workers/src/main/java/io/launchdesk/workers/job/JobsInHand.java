package io.launchdesk.workers.job;

import io.camunda.client.metrics.MetricsRecorder;
import io.camunda.client.metrics.MicrometerMetricsRecorder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Knows the jobs that the engine handed over, and of those that were begun the ones whose outcome
 * it has not acknowledged: the client tells its metrics both. When the workers end, no new jobs are
 * begun, and the connection to the engine stays until nothing is in hand or the time for that is
 * over.
 */
@Component
public class JobsInHand extends MicrometerMetricsRecorder implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JobsInHand.class);

  /** The client's count of jobs that it was given, and of those that it has done with. */
  private static final String HANDED_OVER = "camunda.client.worker.job";

  private static final Set<String> OUTCOMES =
      Set.of(ACTION_COMPLETED, ACTION_FAILED, ACTION_BPMN_ERROR);

  private final Duration patience;
  private int here;
  private int inHand;
  private boolean running;
  private boolean ending;

  JobsInHand(@Lazy MeterRegistry meters, @Value("${launchdesk.drain.jobs:20s}") Duration patience) {
    super(meters);
    this.patience = patience;
  }

  @Override
  public void increase(String metricName, String action, String type, int count) {
    super.increase(metricName, action, type, count);
    if (metricName.equals(MetricsRecorder.METRIC_NAME_JOB)) {
      if (action.equals(ACTION_ACTIVATED)) {
        moved(0, count);
      } else if (OUTCOMES.contains(action)) {
        moved(0, -count);
      }
    } else if (metricName.equals(HANDED_OVER)) {
      moved(action.equals(ACTION_ACTIVATED) ? count : -count, 0);
    }
  }

  /** The end does not wait for the outcome of a job: the engine may give the job out again. */
  void givenUp() {
    moved(0, -1);
  }

  private synchronized void moved(int more, int begun) {
    here += more;
    inHand += begun;
    notifyAll();
  }

  /** Whether jobs that have been handed over and are not begun go back to the engine. */
  public synchronized boolean isEnding() {
    return ending;
  }

  synchronized int count() {
    return inHand;
  }

  /** Counts jobs in hand in this registry. */
  void bindTo(MeterRegistry meters) {
    Gauge.builder("launchdesk.jobs.active", this, JobsInHand::count)
        .description("Jobs that were begun and whose outcome the engine has not acknowledged")
        .register(meters);
  }

  @Override
  public synchronized void start() {
    running = true;
    ending = false;
  }

  /** After streams and polls have been closed, and before the client is. */
  @Override
  public synchronized void stop() {
    long end = System.nanoTime() + patience.toNanos();
    LOG.info("{} jobs are finished or given back before the workers end", Math.max(here, inHand));
    try {
      while (here > 0 || inHand > 0) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          LOG.warn(
              "{} jobs are not finished; the engine gives them out again", Math.max(here, inHand));
          break;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  /** From now on jobs are given back instead of being begun. */
  synchronized void end() {
    ending = true;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  /** Lower phases stop later: what takes jobs, whose phase is the highest, has stopped by then. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }
}
