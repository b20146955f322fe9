package io.launchdesk.workers.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.jobhandling.JobWorkerManager;
import io.launchdesk.store.engine.OpenJobs;
import io.launchdesk.workers.WorkersTestBase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** At an engine, with rows as the exporter writes them. */
class ForgottenJobsTest extends WorkersTestBase {
  private static final Duration AGE = Duration.ofMinutes(3);
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  @Autowired private CamundaClient client;
  @Autowired private OpenJobs open;
  @Autowired private JobWorkerManager workers;

  private final JobProperties properties =
      new JobProperties(Duration.ofSeconds(8), Duration.ofSeconds(45), 8, AGE);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final JobLeases leases = new JobLeases(properties, meters, System::nanoTime);

  /** In a process that has workers for that type alone. */
  private ForgottenJobs looking(String type) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new ForgottenJobs(open, leases, client, type::equals, properties, meters, clock);
  }

  private ProcessInstanceEvent begin(String type) {
    OneStep.deploy(client, type);
    return OneStep.begin(client, type);
  }

  private List<ActivatedJob> take(String type) {
    return client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(1)
        .timeout(Duration.ofMinutes(10))
        .send()
        .join()
        .getJobs();
  }

  private void written(long key, String type, ProcessInstanceEvent instance, Duration age) {
    jdbc.sql(
            """
            insert into engine.job (key, type, kind, process_instance_key, root_key, element_instance_key, element_id,
                                    state, retries, created_at, partition_id, position)
            values (:key, :type, 'BPMN_ELEMENT', :instance, :instance, :key, 'ServiceTask_Tried', 'created', 3, :at, 1, 1)
            """)
        .param("key", key)
        .param("type", type)
        .param("instance", instance.getProcessInstanceKey())
        .param("at", NOW.minus(age).atOffset(ZoneOffset.UTC))
        .update();
  }

  private double givenBack() {
    return meters.counter("launchdesk.job.leases", "outcome", "forgotten").count();
  }

  @Test
  void shouldGiveBackWithAllItsTriesWhatNobodyHas() {
    // given a job for which nobody's time runs
    ProcessInstanceEvent instance = begin("nobody-has-it");
    ActivatedJob job =
        await().until(() -> take("nobody-has-it"), jobs -> !jobs.isEmpty()).getFirst();
    client.newFailCommand(job.getKey()).retries(3).send().join();
    written(job.getKey(), "nobody-has-it", instance, AGE.plusSeconds(1));

    // when
    List<Long> asked = looking("nobody-has-it").askForOld().join();

    // then
    assertThat(asked).containsExactly(job.getKey());
    assertThat(givenBack()).isEqualTo(1);
    ActivatedJob again =
        await().until(() -> take("nobody-has-it"), jobs -> !jobs.isEmpty()).getFirst();
    assertThat(again.getKey()).isEqualTo(job.getKey());
    assertThat(again.getRetries()).isEqualTo(3);
  }

  @Test
  void shouldLeaveJobsToWhoeverHasThem() {
    // given one that another process has, and one that is here
    ProcessInstanceEvent instance = begin("others-have-it");
    ActivatedJob theirs =
        await().until(() -> take("others-have-it"), jobs -> !jobs.isEmpty()).getFirst();
    written(theirs.getKey(), "others-have-it", instance, AGE.plusSeconds(1));
    ActivatedJob ours =
        await()
            .until(
                () -> {
                  begin("others-have-it");
                  return take("others-have-it");
                },
                jobs -> !jobs.isEmpty())
            .getFirst();
    written(ours.getKey(), "others-have-it", instance, AGE.plusSeconds(1));
    leases.hold(ours, (job, time, patience) -> null, false);

    // when
    List<Long> asked = looking("others-have-it").askForOld().join();

    // then the engine takes the outcome from them
    assertThat(asked).containsExactly(theirs.getKey());
    client.newCompleteCommand(theirs.getKey()).send().join();
    client.newCompleteCommand(ours.getKey()).send().join();
    assertThat(givenBack()).isZero();
  }

  @Test
  void shouldNotAskForYoungJobsNorForTypesOfOthers() {
    ProcessInstanceEvent instance = begin("too-young");
    ActivatedJob job = await().until(() -> take("too-young"), jobs -> !jobs.isEmpty()).getFirst();
    written(job.getKey(), "too-young", instance, AGE.minusSeconds(1));

    assertThat(looking("too-young").askForOld().join()).isEmpty();
    jdbc.sql("update engine.job set created_at = created_at - interval '2 s' where key = ?")
        .param(job.getKey())
        .update();
    assertThat(looking("of-others").askForOld().join()).isEmpty();
    assertThat(looking("too-young").askForOld().join()).containsExactly(job.getKey());
  }

  @Test
  void shouldKnowWhatItHasWorkersFor() {
    assertThat(workers.findJobWorkerConfigByType("validate-brief")).isPresent();
    assertThat(workers.findJobWorkerConfigByType("of-others")).isEmpty();
  }
}
