package io.launchdesk.workers.job;

import static io.camunda.client.metrics.MetricsRecorder.ACTION_ACTIVATED;
import static io.camunda.client.metrics.MetricsRecorder.ACTION_COMPLETED;
import static io.camunda.client.metrics.MetricsRecorder.METRIC_NAME_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.impl.http.HttpCamundaFuture;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An engine that answers to the outcome of a job as told, in order. */
class EngineBackoffTest {
  private final CamundaClientExecutorService executor =
      CamundaClientExecutorService.createDefault();
  private final JobsInHand jobs = new JobsInHand(new SimpleMeterRegistry(), Duration.ofSeconds(1));
  private final Queue<Status.Code> answers = new ArrayDeque<>();
  private volatile int told;

  @AfterEach
  void end() {
    executor.get().shutdownNow();
  }

  /** A job whose activation is over for long; what counts is for how long it is held. */
  private void finish(Duration hold, Status.Code... codes) {
    EngineBackoff strategy =
        new EngineBackoff(
            BackoffSupplier.newBackoffBuilder().minDelay(1).maxDelay(5).build(),
            executor,
            jobs,
            new JobProperties(Duration.ofSeconds(8), hold, 8, Duration.ofMinutes(3)));
    answers.addAll(List.of(codes));
    jobs.increase(METRIC_NAME_JOB, ACTION_ACTIVATED, "any");
    FinalCommandStep<?> command =
        answering(FinalCommandStep.class, "send", () -> answer(answers.remove()));
    ActivatedJob job = answering(ActivatedJob.class, "getDeadline", () -> 0L);
    new CommandWrapper(command, job, strategy, jobs, 3)
        .executeAsyncWithMetrics(METRIC_NAME_JOB, ACTION_COMPLETED, "any");
  }

  private HttpCamundaFuture<Object> answer(Status.Code code) {
    told = told + 1;
    HttpCamundaFuture<Object> future = new HttpCamundaFuture<>();
    if (code == Status.Code.OK) {
      future.complete("done");
    } else {
      future.completeExceptionally(
          new ClientStatusException(code.toStatus(), new StatusRuntimeException(code.toStatus())));
    }
    return future;
  }

  private static <T> T answering(Class<T> type, String method, Supplier<Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                called.getName().equals(method) ? answer.get() : type.getSimpleName()));
  }

  @Test
  void shouldTellTheOutcomeAgainUntilABusyEngineTakesIt() {
    // when
    finish(
        Duration.ofMinutes(1),
        Status.Code.RESOURCE_EXHAUSTED,
        Status.Code.UNAVAILABLE,
        Status.Code.DEADLINE_EXCEEDED,
        Status.Code.OK);

    // then
    await().until(() -> told == 4);
    assertThat(jobs.count()).isZero();
  }

  @Test
  void shouldLetGoOfAJobThatTheEngineDoesNotKnowAnyMore() {
    // when
    finish(Duration.ofMinutes(1), Status.Code.NOT_FOUND, Status.Code.OK);

    // then
    assertThat(jobs.count()).isZero();
    assertThat(told).isEqualTo(1);
  }

  @Test
  void shouldLetGoOfAJobThatIsNotHeldAnyMore() {
    // when
    finish(Duration.ZERO, Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE, Status.Code.OK);

    // then
    await().until(() -> told == 2);
    assertThat(jobs.count()).isZero();
    await().during(Duration.ofMillis(200)).until(() -> told == 2);
  }
}
