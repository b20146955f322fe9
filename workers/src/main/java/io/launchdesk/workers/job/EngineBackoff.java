package io.launchdesk.workers.job;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the engine the outcome of a job once more, later each time, while the engine is busy
 * ({@code RESOURCE_EXHAUSTED}), cannot be reached or does not answer, until the job would be given
 * out again anyway. The client's own strategy (8.8.14) never repeats a command: its conditions are
 * true for every code, so that a job whose outcome met backpressure was done a second time.
 */
@Component
class EngineBackoff implements CommandExceptionHandlingStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(EngineBackoff.class);
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.CANCELLED,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.UNAVAILABLE);
  private static final Set<Integer> PASSING_HTTP = Set.of(429, 502, 503, 504);

  private final BackoffSupplier backoff;
  private final CamundaClientExecutorService executor;
  private final JobsInHand jobs;
  private final Set<CommandWrapper> repeated =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  EngineBackoff(BackoffSupplier backoff, CamundaClientExecutorService executor, JobsInHand jobs) {
    this.backoff = backoff;
    this.executor = executor;
    this.jobs = jobs;
  }

  @Override
  public void handleCommandError(CommandWrapper command, Throwable failure) {
    // What is told again is not told to the metrics any more, which is what the end goes by.
    if (repeated.add(command)) {
      jobs.givenUp();
    }
    if (passes(failure) && command.hasMoreRetries()) {
      command.increaseBackoffUsing(backoff);
      command.scheduleExecutionUsing(executor.get());
      LOG.debug("the outcome of a job is told again: {}", failure.getMessage());
      return;
    }
    // Not found: the job was cancelled, or given out again, meanwhile.
    if (code(failure) != Status.Code.NOT_FOUND) {
      LOG.warn("the engine was not told the outcome of a job: {}", failure.getMessage());
    }
  }

  private static boolean passes(Throwable failure) {
    Throwable cause = cause(failure);
    return cause instanceof ClientHttpException http
        ? PASSING_HTTP.contains(http.code())
        : PASSING.contains(code(cause));
  }

  /** What the engine said; {@code UNKNOWN} when it said nothing that is known. */
  private static Status.Code code(Throwable failure) {
    return switch (cause(failure)) {
      case ClientStatusException grpc -> grpc.getStatusCode();
      case StatusRuntimeException grpc -> grpc.getStatus().getCode();
      case ClientHttpException http when http.code() == 404 -> Status.Code.NOT_FOUND;
      default -> Status.Code.UNKNOWN;
    };
  }

  private static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }
}
