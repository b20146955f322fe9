package io.launchdesk.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.jobhandling.JobWorkerManager;
import io.grpc.Status;
import io.launchdesk.store.engine.OpenJobs;
import io.launchdesk.store.engine.OpenJobs.OpenJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has jobs given out again that the engine keeps for nobody. It can lose until when it has given a
 * job away (seen with 8.6.0; <a href="https://github.com/camunda/camunda/issues/16884">#16884</a>
 * is alike), and gives such a job to nobody any more.
 *
 * <p>For a job that has been open for long and is not here, the engine is asked for the time of a
 * lease. When somebody has the job, they have it a lease longer at most. The engine refuses when
 * nobody's time runs: the job waits for workers, or is forgotten. Then it is failed with the tries
 * that it has, after which it waits for workers, whichever it was.
 */
@Component
class ForgottenJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ForgottenJobs.class);

  /** So many are asked for in one look. */
  private static final int AT_ONCE = 20;

  private final OpenJobs jobs;
  private final JobLeases leases;
  private final Engine engine;
  private final JobProperties properties;
  private final MeterRegistry meters;
  private final Clock clock;

  /** What is said to the engine. */
  interface Engine extends MoreTime {
    /** Whether this process has workers for jobs of a type. */
    boolean isServed(String type);

    /** Fails a job without taking a try from it. Returns at once. */
    CompletionStage<?> giveBack(OpenJob job, Duration patience);
  }

  @Autowired
  ForgottenJobs(
      OpenJobs jobs,
      JobLeases leases,
      CamundaClient client,
      ObjectProvider<JobWorkerManager> workers,
      JobProperties properties,
      @Lazy MeterRegistry meters,
      Clock clock) {
    this(jobs, leases, new Connection(client, workers), properties, meters, clock);
  }

  ForgottenJobs(
      OpenJobs jobs,
      JobLeases leases,
      Engine engine,
      JobProperties properties,
      MeterRegistry meters,
      Clock clock) {
    this.jobs = jobs;
    this.leases = leases;
    this.engine = engine;
    this.properties = properties;
    this.meters = meters;
    this.clock = clock;
  }

  /** Looks for such jobs; returns when the engine has been asked. */
  @Scheduled(fixedDelayString = "${launchdesk.jobs.forgotten-interval:1m}")
  void look() {
    jobs.createdBefore(clock.instant().minus(properties.forgotten()), AT_ONCE).stream()
        .filter(job -> engine.isServed(job.type()) && !leases.holds(job.key()))
        .forEach(this::ask);
  }

  private void ask(OpenJob job) {
    engine
        .ask(job.key(), properties.lease(), properties.lease())
        .whenComplete(
            (granted, refusal) -> {
              if (refusal != null
                  && EngineAnswer.code(refusal) == Status.Code.FAILED_PRECONDITION) {
                giveBack(job);
              }
            });
  }

  private void giveBack(OpenJob job) {
    engine
        .giveBack(job, properties.lease())
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                meters.counter("launchdesk.job.leases", "outcome", "forgotten").increment();
                LOG.warn(
                    "job {} of type {} had nobody for {} and is given out again",
                    job.key(),
                    job.type(),
                    properties.forgotten());
              } else {
                LOG.debug("job {} is not given back: {}", job.key(), failure.getMessage());
              }
            });
  }

  private record Connection(CamundaClient client, ObjectProvider<JobWorkerManager> workers)
      implements Engine {
    @Override
    public boolean isServed(String type) {
      return workers.getObject().findJobWorkerConfigByType(type).isPresent();
    }

    @Override
    public CompletionStage<?> ask(long job, Duration time, Duration patience) {
      return client.newUpdateTimeoutCommand(job).timeout(time).requestTimeout(patience).send();
    }

    @Override
    public CompletionStage<?> giveBack(OpenJob job, Duration patience) {
      return client
          .newFailCommand(job.key())
          .retries(job.retries())
          .errorMessage("Nobody had the job; it is given out again.")
          .requestTimeout(patience)
          .send();
    }
  }
}
