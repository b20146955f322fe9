package io.launchdesk.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.jobhandling.JobWorkerManager;
import io.grpc.Status;
import io.launchdesk.store.engine.OpenJobs;
import io.launchdesk.store.engine.OpenJobs.OpenJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
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
 *
 * <p>Source: ADR 0059.
 */
@Component
class ForgottenJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ForgottenJobs.class);

  /** So many are asked for in one look. */
  private static final int AT_ONCE = 20;

  private final OpenJobs jobs;
  private final JobLeases leases;
  private final CamundaClient client;
  private final Predicate<String> served;
  private final JobProperties properties;
  private final MeterRegistry meters;
  private final Clock clock;

  @Autowired
  ForgottenJobs(
      OpenJobs jobs,
      JobLeases leases,
      CamundaClient client,
      ObjectProvider<JobWorkerManager> workers,
      JobProperties properties,
      @Lazy MeterRegistry meters,
      Clock clock) {
    this(
        jobs,
        leases,
        client,
        type -> workers.getObject().findJobWorkerConfigByType(type).isPresent(),
        properties,
        meters,
        clock);
  }

  /**
   * @param served whether this process has workers for jobs of a type
   */
  ForgottenJobs(
      OpenJobs jobs,
      JobLeases leases,
      CamundaClient client,
      Predicate<String> served,
      JobProperties properties,
      MeterRegistry meters,
      Clock clock) {
    this.jobs = jobs;
    this.leases = leases;
    this.client = client;
    this.served = served;
    this.properties = properties;
    this.meters = meters;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${launchdesk.jobs.forgotten-interval:1m}")
  void look() {
    try {
      askForOld();
    } catch (RuntimeException e) {
      LOG.warn("forgotten jobs cannot be looked for now: {}", e.getMessage());
    }
  }

  /**
   * Asks for jobs that may be forgotten, and has those given out again that nobody has.
   *
   * @return the keys of those that were asked for; done when the engine has answered to all
   */
  CompletableFuture<List<Long>> askForOld() {
    List<String> types = jobs.types().stream().filter(served).toList();
    List<OpenJob> old =
        jobs.createdBefore(clock.instant().minus(properties.forgotten()), types, AT_ONCE).stream()
            .filter(job -> !leases.holds(job.key()))
            .toList();
    CompletableFuture<?>[] answers = old.stream().map(this::ask).toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(answers)
        .thenApply(all -> old.stream().map(OpenJob::key).toList());
  }

  private CompletableFuture<?> ask(OpenJob job) {
    return MoreTime.by(client)
        .ask(job.key(), properties.lease(), properties.lease())
        .handle((granted, refusal) -> refusal != null && hasNoTime(refusal))
        .thenCompose(
            forgotten -> forgotten ? giveBack(job) : CompletableFuture.completedFuture(null))
        .toCompletableFuture();
  }

  private static boolean hasNoTime(Throwable refusal) {
    return EngineAnswer.code(refusal) == Status.Code.FAILED_PRECONDITION;
  }

  private CompletableFuture<Void> giveBack(OpenJob job) {
    return client
        .newFailCommand(job.key())
        .retries(job.retries())
        .errorMessage("Nobody had the job; it is given out again.")
        .requestTimeout(properties.lease())
        .send()
        .<Void>handle(
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
              return null;
            })
        .toCompletableFuture();
  }
}
