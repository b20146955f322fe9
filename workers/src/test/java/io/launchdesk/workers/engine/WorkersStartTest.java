package io.launchdesk.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.annotation.JobWorker;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.WorkersTest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationContext;

@WorkersTest
class WorkersStartTest {
  @Autowired private ApplicationContext context;
  @Autowired private ModelDeployment deployment;
  @Autowired private SchemaMigration schema;

  @Test
  void shouldHaveOneWorkerForEachJobTypeOfTheContract() {
    // when
    Stream<String> types =
        Arrays.stream(context.getBeanDefinitionNames())
            .map(context::getBean)
            .map(AopUtils::getTargetClass)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map((Method method) -> method.getAnnotation(JobWorker.class))
            .filter(Objects::nonNull)
            .map(JobWorker::type);

    // then
    assertThat(types).containsExactlyInAnyOrderElementsOf(JobTypes.ALL);
  }

  @Test
  void shouldBeHealthyWhenModelsAreDeployedAndTheSchemaIsThere() {
    // then
    assertThat(schema.health().getStatus()).isEqualTo(Status.UP);
    await().untilAsserted(() -> assertThat(deployment.health().getStatus()).isEqualTo(Status.UP));
  }
}
