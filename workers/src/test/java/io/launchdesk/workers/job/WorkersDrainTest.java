package io.launchdesk.workers.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersApplication;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Ends workers as SIGTERM does, by closing their context, while they are given job after job. */
class WorkersDrainTest {
  private static final int JOBS = 120;
  private static final String TYPE = "drain-tried";

  private final Map<Long, Integer> begun = new ConcurrentHashMap<>();
  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());

  /** A step that takes its time, as one does that calls another system. */
  public final class Step {
    @JobWorker(type = TYPE)
    public void drainTried(@JobKey long job) throws InterruptedException {
      begun.merge(job, 1, Integer::sum);
      logged.add(MDC.get("requestId") + " " + (MDC.get("processInstanceKey") != null));
      Thread.sleep(400);
    }
  }

  private ConfigurableApplicationContext workers() {
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(WorkersApplication.class).initializers(new TestWorld());
    application.initializers(
        context ->
            ((GenericApplicationContext) context).registerBean("drainStep", Step.class, Step::new));
    return application.run();
  }

  @Test
  void shouldFinishWhatIsBegunAndGiveBackTheRestWhenWorkersEnd() {
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://" + TestWorld.engine().getGatewayAddress()))
            .preferRestOverGrpc(false)
            .build()) {
      // given
      ConfigurableApplicationContext first = workers();
      client
          .newDeployResourceCommand()
          .addProcessModel(
              Bpmn.createExecutableProcess(TYPE)
                  .startEvent()
                  .serviceTask("ServiceTask_DrainTried", task -> task.zeebeJobType(TYPE))
                  .endEvent()
                  .done(),
              TYPE + ".bpmn")
          .send()
          .join();
      IntStream.range(0, JOBS)
          .mapToObj(
              n ->
                  client
                      .newCreateInstanceCommand()
                      .bpmnProcessId(TYPE)
                      .latestVersion()
                      .variables(Map.of("requestId", "MR-" + n))
                      .send())
          .toList()
          .forEach(created -> created.join());
      await().until(() -> begun.size() > 8);

      // when
      long begin = System.nanoTime();
      first.close();
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      int before = begun.size();
      try (ConfigurableApplicationContext second = workers()) {
        assertThat(second.isActive()).isTrue();
        await().until(() -> begun.size() == JOBS);
        await().until(() -> intents(JobIntent.COMPLETED) == JOBS);
      }

      // then
      assertThat(before).isLessThan(JOBS);
      assertThat(took).isLessThan(Duration.ofSeconds(25));
      assertThat(begun.values()).as("times that each job was begun").containsOnly(1);
      assertThat(intents(JobIntent.FAILED)).as("jobs that were given back").isPositive();
      assertThat(logged).allMatch(line -> line.startsWith("MR-") && line.endsWith("true"));
    }
  }

  private static long intents(JobIntent intent) {
    RecordStreamSource records = TestWorld.engine().getRecordStreamSource();
    return StreamSupport.stream(records.getRecords().spliterator(), false)
        .filter(one -> one.getRecordType() == RecordType.EVENT && one.getIntent() == intent)
        .filter(one -> one.getValue() instanceof JobRecordValue job && job.getType().equals(TYPE))
        .count();
  }
}
