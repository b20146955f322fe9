package io.launchdesk.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.grpc.Status;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * A process of five service tasks, and one worker that does nothing but complete them: its jobs are
 * streamed, with the settings of our workers. An instance counts when the engine tells that it is
 * completed.
 */
final class FiveSteps implements AutoCloseable {
  static final int STEPS = 5;

  private static final String PROCESS = "FiveStepsProcess";
  private static final String JOB = "bench-step";
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** As in the workers' settings. */
  private static final int EXECUTION_THREADS = 8;

  private static final int MAX_JOBS_ACTIVE = 32;

  private final CamundaClient client;
  private final JobWorker worker;
  private final LongAdder created = new LongAdder();

  private FiveSteps(CamundaClient client, JobWorker worker) {
    this.client = client;
    this.worker = worker;
  }

  /** Deploys the process to a broker and opens the worker. */
  static FiveSteps on(URI grpc) {
    CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(grpc)
            .preferRestOverGrpc(false)
            .numJobWorkerExecutionThreads(EXECUTION_THREADS)
            .defaultRequestTimeout(LONGEST)
            .build();
    AbstractFlowNodeBuilder<?, ?> steps = Bpmn.createExecutableProcess(PROCESS).startEvent();
    for (int i = 1; i <= STEPS; i++) {
      steps = steps.serviceTask("ServiceTask_Step" + i, task -> task.zeebeJobType(JOB));
    }
    client
        .newDeployResourceCommand()
        .addProcessModel(steps.endEvent().done(), PROCESS + ".bpmn")
        .send()
        .join();
    JobWorker worker =
        client
            .newWorker()
            .jobType(JOB)
            .handler((jobs, job) -> jobs.newCompleteCommand(job).send())
            .streamEnabled(true)
            .maxJobsActive(MAX_JOBS_ACTIVE)
            .pollInterval(Duration.ofSeconds(2))
            .timeout(Duration.ofSeconds(45))
            .open();
    return new FiveSteps(client, worker);
  }

  /** How many instances were created so far; all of them are completed while none is kept going. */
  long created() {
    return created.sum();
  }

  /**
   * What came of a span of time.
   *
   * @param completed instances that were completed within it
   * @param nanos from the creation of an instance until its completion was told
   */
  record Span(long completed, double seconds, Histogram nanos) {
    double perSecond() {
      return completed / seconds;
    }

    double millis(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e6;
    }
  }

  /**
   * Keeps so many instances on their way.
   *
   * @throws IllegalStateException when an instance can't be created or completed
   */
  Span keep(int atOnce, Duration length) throws InterruptedException {
    Semaphore free = new Semaphore(atOnce);
    LongAdder completed = new LongAdder();
    Histogram nanos = new Histogram(LONGEST.toNanos() * 2, 3);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    while (System.nanoTime() < end && failure.get() == null) {
      free.acquire();
      long asked = System.nanoTime();
      created.increment();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId(PROCESS)
          .latestVersion()
          .withResult()
          .requestTimeout(LONGEST)
          .send()
          .whenComplete(
              (instance, error) -> {
                long now = System.nanoTime();
                if (isRefused(error)) {
                  created.decrement();
                  CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                      .execute(free::release);
                  return;
                }
                if (error != null) {
                  failure.compareAndSet(null, error);
                } else if (now < end) {
                  completed.increment();
                  synchronized (nanos) {
                    nanos.recordValue(now - asked);
                  }
                }
                free.release();
              });
    }
    free.acquire(atOnce);
    if (failure.get() != null) {
      throw new IllegalStateException("an instance was not completed", failure.get());
    }
    return new Span(completed.sum(), length.toNanos() / 1e9, nanos);
  }

  /** An engine that is not warm yet refuses what it can't do in time; whoever asks comes again. */
  private static boolean isRefused(Throwable error) {
    return error != null && Status.fromThrowable(error).getCode() == Status.Code.RESOURCE_EXHAUSTED;
  }

  @Override
  public void close() {
    worker.close();
    client.close();
  }
}
