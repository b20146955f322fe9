package io.launchdesk.workers.job;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.BpmnError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How long jobs wait in this process after the engine handed them over, and how long they take. */
@Component
class JobTimes {
  private final MeterRegistry meters;

  /** For how long jobs are handed over; their deadline less this is when they were. */
  private final Duration lease;

  private final ThreadLocal<String> outcome = new ThreadLocal<>();

  JobTimes(@Lazy MeterRegistry meters, JobProperties properties) {
    this.meters = meters;
    this.lease = properties.lease();
  }

  void waited(ActivatedJob job, Instant now) {
    Duration waited = Duration.between(Instant.ofEpochMilli(job.getDeadline()).minus(lease), now);
    Timer.builder("launchdesk.job.wait")
        .description("Time from the hand-over of a job until it was begun")
        .tag("type", job.getType())
        .register(meters)
        // The engine's clock may be ahead of ours.
        .record(waited.isNegative() ? Duration.ZERO : waited);
  }

  /** Called on the thread of the job: it ends with what was thrown. */
  void endsWith(Throwable thrown) {
    outcome.set(thrown instanceof BpmnError ? "error" : "failed");
  }

  /**
   * Called on the thread of the job at its end.
   *
   * @return how it ended: {@code completed}, {@code error} (of the model) or {@code failed}
   */
  String took(ActivatedJob job, Duration time) {
    String ended = outcome.get() == null ? "completed" : outcome.get();
    outcome.remove();
    Timer.builder("launchdesk.job.time")
        .description("Time that a job took, by how it ended")
        .tags("type", job.getType(), "outcome", ended)
        .register(meters)
        .record(time);
    return ended;
  }
}
