package io.launchdesk.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.launchdesk.store.effect.DeploymentRepository;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;

class ModelDeploymentTest extends WorkersTestBase {
  @Autowired private ModelDeployment deployment;
  @Autowired private DeploymentRepository deployments;

  @BeforeEach
  void started() {
    await().untilAsserted(() -> assertThat(deployment.health().getStatus()).isEqualTo(Status.UP));
  }

  @Test
  void shouldLeaveTheEnginesModelsAloneWhenTheBundleWasDeployedLast() throws IOException {
    // given
    long before = deploymentsSoFar();

    // when
    deployment.deployWhenNew();

    // then
    assertThat(deploymentsSoFar()).isEqualTo(before);
  }

  @Test
  void shouldDeployWhenAnotherBundleWasDeployedLast() throws IOException {
    // given
    long before = deploymentsSoFar();
    deployments.deployed("another", Instant.now());

    // when
    deployment.deployWhenNew();

    // then
    assertThat(deploymentsSoFar()).isEqualTo(before + 1);
    assertThat(deployments.lastChecksum()).get().isNotEqualTo("another");
  }

  private static long deploymentsSoFar() {
    return StreamSupport.stream(
            RecordStream.of(TestWorld.engine().getRecordStreamSource()).records().spliterator(),
            false)
        .filter(record -> record.getValueType() == ValueType.DEPLOYMENT)
        .filter(record -> record.getIntent() == DeploymentIntent.CREATED)
        .count();
  }
}
