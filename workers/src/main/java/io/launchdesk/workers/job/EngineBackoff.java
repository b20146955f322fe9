package io.launchdesk.workers.job;

import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the engine the outcome of a job once more, later each time, while the engine is busy
 * ({@code RESOURCE_EXHAUSTED}), cannot be reached or does not answer, for as long as the job is
 * held for that. An engine that was away takes the outcome also when the job's time is over. The
 * client's own strategy (8.8.14) never repeats a command: its conditions are true for every code,
 * so that a job whose outcome met backpressure was done a second time.
 */
@Component
class EngineBackoff implements CommandExceptionHandlingStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(EngineBackoff.class);

  private final BackoffSupplier backoff;
  private final CamundaClientExecutorService executor;
  private final JobsInHand jobs;
  private final JobProperties properties;

  /** When a command failed for the first time, by {@link System#nanoTime()}. */
  private final Map<CommandWrapper, Long> repeated =
      Collections.synchronizedMap(new WeakHashMap<>());

  EngineBackoff(
      BackoffSupplier backoff,
      CamundaClientExecutorService executor,
      JobsInHand jobs,
      JobProperties properties) {
    this.backoff = backoff;
    this.executor = executor;
    this.jobs = jobs;
    this.properties = properties;
  }

  @Override
  public void handleCommandError(CommandWrapper command, Throwable failure) {
    long now = System.nanoTime();
    Long first = repeated.putIfAbsent(command, now);
    // What is told again is not told to the metrics any more, which is what the end goes by.
    if (first == null) {
      jobs.givenUp();
    }
    boolean inTime = first == null || now - first < properties.hold().toNanos();
    if (EngineAnswer.passes(failure) && inTime) {
      command.increaseBackoffUsing(backoff);
      command.scheduleExecutionUsing(executor.get());
      LOG.debug("the outcome of a job is told again: {}", failure.getMessage());
      return;
    }
    // Not found: the job was cancelled, or done by another worker, meanwhile.
    if (EngineAnswer.code(failure) != Status.Code.NOT_FOUND) {
      LOG.warn("the engine was not told the outcome of a job: {}", failure.getMessage());
    }
  }
}
