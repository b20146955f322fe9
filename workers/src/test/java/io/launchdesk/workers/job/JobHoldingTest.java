package io.launchdesk.workers.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersApplication;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Workers that handle one job at a time, with leases of three seconds, at an engine. */
class JobHoldingTest {
  private static final Duration LEASE = Duration.ofSeconds(3);

  private final Map<Long, Integer> begun = new ConcurrentHashMap<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicBoolean dead = new AtomicBoolean();

  /** A step that lasts until it may end. */
  public final class Waiting {
    @JobWorker(type = "holding-tried")
    public void holdingTried(@JobKey long job) throws InterruptedException {
      begun.merge(job, 1, Integer::sum);
      open.await();
    }
  }

  /** The same step in workers that die with it. */
  public final class Dying {
    @JobWorker(type = "dying-tried")
    public void dyingTried(@JobKey long job) throws InterruptedException {
      begun.merge(job, 1, Integer::sum);
      if (!dead.get()) {
        open.await();
      }
    }
  }

  private static <T> ConfigurableApplicationContext workers(Class<T> type, T step, Wire wire) {
    return new SpringApplicationBuilder(WorkersApplication.class)
        .initializers(new TestWorld())
        .initializers(
            context -> {
              GenericApplicationContext beans = (GenericApplicationContext) context;
              beans.registerBean("step", type, () -> step);
              beans.registerBean("wire", Wire.class, () -> wire);
            })
        .run(
            "--launchdesk.jobs.lease=" + LEASE,
            "--launchdesk.jobs.threads=1",
            "--launchdesk.drain.jobs=1s");
  }

  private static void begin(CamundaClient client, String type, int instances) {
    OneStep.deploy(client, type);
    for (int i = 0; i < instances; i++) {
      OneStep.begin(client, type);
    }
  }

  @Test
  void shouldKeepJobsThatWaitOrAreHandledForLongerThanTheirLeases() {
    try (ConfigurableApplicationContext workers =
        workers(Waiting.class, new Waiting(), new Wire())) {
      // given
      String type = "holding-tried";
      begin(workers.getBean(CamundaClient.class), type, 3);

      // when
      Duration twice = LEASE.multipliedBy(2).plusSeconds(1);
      await().until(() -> moments(type, JobIntent.CREATED).count() == 3);
      await()
          .until(
              () ->
                  moments(type, JobIntent.TIMEOUT_UPDATED).max(Long::compare).orElse(0L)
                      > moments(type, JobIntent.CREATED).max(Long::compare).orElseThrow()
                          + twice.toMillis());
      assertThat(begun).hasSize(1);
      open.countDown();

      // then
      await().until(() -> moments(type, JobIntent.COMPLETED).count() == 3);
      assertThat(moments(type, JobIntent.TIMED_OUT)).isEmpty();
      assertThat(begun.values()).containsExactly(1, 1, 1);
    }
  }

  @Test
  void shouldGiveTheJobsOfWorkersThatVanishedToOthersAfterOneLease() {
    String type = "dying-tried";
    Dying step = new Dying();
    Wire wire = new Wire();
    try (ConfigurableApplicationContext dying = workers(Dying.class, step, wire)) {
      // given
      begin(dying.getBean(CamundaClient.class), type, 2);
      await().until(() -> begun.size() == 1);
      await().until(() -> dying.getBean(JobLeases.class).held(type) == 2);

      // when
      dead.set(true);
      wire.cut();
      long died = System.currentTimeMillis();
      try (ConfigurableApplicationContext others = workers(Dying.class, step, new Wire())) {
        assertThat(others.isActive()).isTrue();
        await().until(() -> moments(type, JobIntent.COMPLETED).count() == 2);
      }
      open.countDown();

      // then
      assertThat(moments(type, JobIntent.TIMED_OUT))
          .hasSize(2)
          // The engine looks once a second, and this machine may be slow.
          .allMatch(moment -> moment - died < LEASE.toMillis() + 5_000);
    }
  }

  /** When it was so, by the engine's clock in milliseconds, for each job of the type. */
  private static Stream<Long> moments(String type, JobIntent intent) {
    RecordStreamSource records = TestWorld.engine().getRecordStreamSource();
    return StreamSupport.stream(records.getRecords().spliterator(), false)
        .filter(one -> one.getRecordType() == RecordType.EVENT && one.getIntent() == intent)
        .filter(one -> one.getValue() instanceof JobRecordValue job && job.getType().equals(type))
        .map(one -> one.getTimestamp());
  }
}
