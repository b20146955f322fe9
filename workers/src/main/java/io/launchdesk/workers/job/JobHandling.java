package io.launchdesk.workers.job;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.launchdesk.store.trace.RequestTraces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What happens around every job: it is held from when it came, waits for its turn, its request and
 * process instance stand in the log while it runs, how long it waited here is measured, and it goes
 * back to the engine when the workers are ending.
 */
final class JobHandling implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JobHandling.class);
  private static final List<String> LOGGED = List.of("requestId", "processInstanceKey", "jobType");
  private static final Duration RETURNING = Duration.ofSeconds(5);

  private final JobHandler handler;
  private final MoreTime engine;
  private final Parts parts;

  /**
   * @param engine is asked for more time for the jobs
   */
  JobHandling(JobHandler handler, MoreTime engine, Parts parts) {
    this.handler = handler;
    this.engine = engine;
    this.parts = parts;
  }

  /** What is the same for the jobs of all types. */
  record Parts(
      JobsInHand jobs,
      JobLeases leases,
      JobTurns turns,
      JobTimes times,
      RequestTraces traces,
      Clock clock) {}

  @Override
  public void handle(JobClient client, ActivatedJob job) throws Exception {
    boolean late = job.getDeadline() <= parts.clock().millis();
    Optional<JobLease> lease = parts.leases().hold(job, engine, late);
    if (lease.isEmpty()) {
      return;
    }
    parts
        .turns()
        .take(
            job.getType(),
            () -> {
              inTurn(client, job, lease.get());
              return null;
            });
  }

  private void inTurn(JobClient client, ActivatedJob job, JobLease lease) throws Exception {
    if (!parts.leases().begin(lease)) {
      return;
    }
    put("requestId", requestId(job));
    put("processInstanceKey", job.getProcessInstanceKey());
    put("jobType", job.getType());
    try {
      if (parts.jobs().isEnding()) {
        giveBack(client, job);
      } else {
        begin(client, job);
      }
    } finally {
      parts.leases().handled(lease);
      LOGGED.forEach(MDC::remove);
    }
  }

  private void begin(JobClient client, ActivatedJob job) throws Exception {
    parts.times().waited(job, parts.clock().instant());
    long begin = System.nanoTime();
    Span span =
        parts
            .traces()
            .span(requestId(job), "job " + job.getType())
            .kind(Span.Kind.CONSUMER)
            .tag("launchdesk.job", job.getKey())
            .tag("launchdesk.process-instance", job.getProcessInstanceKey())
            .start();
    Tracer.SpanInScope scope = parts.traces().within(span);
    try {
      handler.handle(client, job);
    } finally {
      scope.close();
      span.tag(
          "launchdesk.outcome",
          parts.times().took(job, Duration.ofNanos(System.nanoTime() - begin)));
      span.end();
    }
  }

  /** With all its retries and at once: another worker may begin with it now. */
  private static void giveBack(JobClient client, ActivatedJob job) {
    client
        .newFailCommand(job)
        .retries(job.getRetries())
        .errorMessage("The worker is ending; another one takes the job.")
        .requestTimeout(RETURNING)
        .send()
        .join();
    LOG.info("gave job {} of type {} back", job.getKey(), job.getType());
  }

  /** The request that the job is about; null when it is about none. */
  private static String requestId(ActivatedJob job) {
    return job.getVariablesAsMap().get("requestId") instanceof String id ? id : null;
  }

  private static void put(String key, Object value) {
    if (value != null) {
      MDC.put(key, value.toString());
    }
  }
}
