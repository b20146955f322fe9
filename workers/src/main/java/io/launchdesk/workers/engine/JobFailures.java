package io.launchdesk.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import io.launchdesk.core.contract.Step;
import io.launchdesk.core.production.UnknownCheckException;
import io.launchdesk.core.sla.SlaPolicyException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.lookup.DataSourceLookupFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Turns what a worker threw into a retry: later each time, with a message that becomes the
 * incident's once no retry is left. A database that is away costs no retry, since no operator has
 * anything to decide about it.
 */
@Component
class JobFailures implements JobExceptionHandlingStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);
  private static final int RETRIES_AT_FIRST = 3;

  private final JobExceptionHandlingStrategy starter;
  private final CommandExceptionHandlingStrategy commands;
  private final MetricsRecorder metrics;
  private final RetryProperties retry;
  private final SchemaMigration schema;

  JobFailures(
      CommandExceptionHandlingStrategy commands,
      MetricsRecorder metrics,
      RetryProperties retry,
      SchemaMigration schema) {
    this.commands = commands;
    this.metrics = metrics;
    this.starter = new DefaultJobExceptionHandlingStrategy(commands, metrics);
    this.retry = retry;
    this.schema = schema;
  }

  @Override
  public void handleException(Exception thrown, ExceptionHandlingContext context) throws Exception {
    if (thrown instanceof CamundaError) {
      starter.handleException(thrown, context);
    } else if (unavailable(thrown)) {
      ActivatedJob job = context.job();
      LOG.info("Job {} of type {} waits: {}", job.getKey(), job.getType(), thrown.getMessage());
      fail(context, thrown, job.getRetries(), retry.unavailable());
    } else {
      ActivatedJob job = context.job();
      int left = Math.max(0, job.getRetries() - 1);
      LOG.warn(
          "Job {} of type {} failed, {} retries left", job.getKey(), job.getType(), left, thrown);
      fail(context, thrown, left, retry.after(job.getRetries(), RETRIES_AT_FIRST));
    }
  }

  /** The starter's own way would put a stack trace into the incident. */
  private void fail(
      ExceptionHandlingContext context, Exception thrown, int retries, Duration backoff) {
    ActivatedJob job = context.job();
    var command =
        context
            .jobClient()
            .newFailCommand(job)
            .retries(retries)
            .retryBackoff(backoff)
            .errorMessage(message(thrown, job.getElementId()));
    new CommandWrapper(command, job, commands, metrics, context.jobWorkerValue().getMaxRetries())
        .executeAsyncWithMetrics(
            MetricsRecorder.METRIC_NAME_JOB, MetricsRecorder.ACTION_FAILED, job.getType());
  }

  private boolean unavailable(Exception thrown) {
    return !schema.ready()
        || switch (thrown) {
          case NotReadyYet e -> true;
          case CannotGetJdbcConnectionException e -> true;
          case DataAccessResourceFailureException e -> true;
          case TransientDataAccessException e -> true;
          case RecoverableDataAccessException e -> true;
          case DataSourceLookupFailureException e -> true;
          case TransactionException e -> true;
          default -> false;
        };
  }

  private static String message(Exception thrown, String elementId) {
    return switch (thrown) {
      case TechnicalFailure e -> e.getMessage();
      case NotReadyYet e -> e.getMessage();
      case SlaPolicyException e -> e.getMessage();
      case UnknownCheckException e -> e.getMessage();
      default ->
          "The step '%s' could not be carried out: %s. Retry it; if it fails again, tell the operators of Launchdesk, who find the details in the log of the workers."
              .formatted(stepName(elementId), thrown.getMessage());
    };
  }

  private static String stepName(String elementId) {
    return elementId.indexOf('_') < 1 ? elementId : Step.ofElement(elementId).name();
  }
}
