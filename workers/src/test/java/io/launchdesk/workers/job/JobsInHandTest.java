package io.launchdesk.workers.job;

import static io.camunda.client.metrics.MetricsRecorder.ACTION_ACTIVATED;
import static io.camunda.client.metrics.MetricsRecorder.ACTION_COMPLETED;
import static io.camunda.client.metrics.MetricsRecorder.ACTION_FAILED;
import static io.camunda.client.metrics.MetricsRecorder.METRIC_NAME_JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobsInHandTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private JobsInHand jobs(Duration patience) {
    JobsInHand jobs = new JobsInHand(meters, patience);
    jobs.bindTo(meters);
    jobs.start();
    return jobs;
  }

  private static void tell(JobsInHand jobs, String action) {
    jobs.increase(METRIC_NAME_JOB, action, "any");
  }

  @Test
  void shouldEndWhenTheEngineKnowsTheOutcomeOfAll() throws Exception {
    // given
    JobsInHand jobs = jobs(Duration.ofMinutes(1));
    tell(jobs, ACTION_ACTIVATED);
    tell(jobs, ACTION_ACTIVATED);
    tell(jobs, ACTION_COMPLETED);

    // when
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(jobs::stop);
    boolean early = stopped.isDone();
    tell(jobs, ACTION_FAILED);

    // then
    assertThat(early).isFalse();
    stopped.get(10, TimeUnit.SECONDS);
    assertThat(meters.get("launchdesk.jobs.active").gauge().value()).isZero();
  }

  @Test
  void shouldEndWhenWhatWasNotBegunHasGoneBack() throws Exception {
    // given
    JobsInHand jobs = jobs(Duration.ofMinutes(1));
    jobs.increase("camunda.client.worker.job", "activated", "any");

    // when
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(jobs::stop);
    boolean early = stopped.isDone();
    jobs.increase("camunda.client.worker.job", "handled", "any");

    // then
    assertThat(early).isFalse();
    stopped.get(10, TimeUnit.SECONDS);
  }

  @Test
  void shouldNotWaitLongerThanItMay() {
    // given
    JobsInHand jobs = jobs(Duration.ofMillis(300));
    tell(jobs, ACTION_ACTIVATED);

    // when
    long begin = System.nanoTime();
    jobs.stop();

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
    assertThat(jobs.count()).isEqualTo(1);
  }

  @Test
  void shouldCountWhatTheEngineWillNotHearAsDone() {
    // given
    JobsInHand jobs = jobs(Duration.ofMinutes(1));
    tell(jobs, ACTION_ACTIVATED);

    // when
    jobs.givenUp();

    // then
    assertThat(jobs.count()).isZero();
  }
}
