package io.launchdesk.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobWorkerManager;
import io.camunda.client.jobhandling.parameter.ParameterResolverStrategy;
import io.camunda.client.jobhandling.result.ResultProcessorStrategy;
import io.launchdesk.store.trace.RequestTraces;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Puts {@link JobHandling} around every worker. */
@Configuration
class JobConfiguration {
  /** How often it is looked which jobs need more time. */
  private static final Duration RENEWAL = Duration.ofMillis(100);

  private final JobsInHand jobs;

  JobConfiguration(JobsInHand jobs) {
    this.jobs = jobs;
  }

  /** From the first moment of the end on nothing is begun any more. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    jobs.end();
  }

  @Bean
  MeterBinder jobsInHandMeter() {
    return jobs::bindTo;
  }

  @Bean
  CamundaClientExecutorService jobThreads(JobLeases leases) {
    JobThreads threads = new JobThreads();
    threads.scheduleWithFixedDelay(
        leases::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    return new CamundaClientExecutorService(threads, true);
  }

  /** The starter's manager has no other way to see each job. */
  @Bean
  static BeanPostProcessor handlingOfJobs(ObjectProvider<Parts> parts) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JobWorkerManager ? new Manager(parts.getObject()) : bean;
      }
    };
  }

  /** What the manager is made of. */
  @Bean
  Parts jobHandlingParts(
      CommandExceptionHandlingStrategy commands,
      ParameterResolverStrategy parameters,
      ResultProcessorStrategy results,
      BackoffSupplier backoff,
      JobExceptionHandlingStrategy failures,
      JobTimes times,
      JobLeases leases,
      JobTurns turns,
      RequestTraces traces,
      Clock clock) {
    JobExceptionHandlingStrategy counted =
        (thrown, context) -> {
          times.endsWith(thrown);
          failures.handleException(thrown, context);
        };
    return new Parts(
        commands,
        parameters,
        results,
        backoff,
        counted,
        new JobHandling.Parts(jobs, leases, turns, times, traces, clock));
  }

  record Parts(
      CommandExceptionHandlingStrategy commands,
      ParameterResolverStrategy parameters,
      ResultProcessorStrategy results,
      BackoffSupplier backoff,
      JobExceptionHandlingStrategy failures,
      JobHandling.Parts handling) {}

  private static final class Manager extends JobWorkerManager {
    private final Parts parts;

    Manager(Parts parts) {
      super(
          parts.commands(),
          parts.handling().jobs(),
          parts.parameters(),
          parts.results(),
          parts.backoff(),
          parts.failures());
      this.parts = parts;
    }

    @Override
    public JobWorker openWorker(CamundaClient client, JobWorkerValue worker, JobHandler handler) {
      return super.openWorker(
          client, worker, new JobHandling(handler, MoreTime.by(client), parts.handling()));
    }
  }
}
