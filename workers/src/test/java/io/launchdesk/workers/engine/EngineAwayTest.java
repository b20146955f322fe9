package io.launchdesk.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineAwayTest {
  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED"})
  void shouldTryAgainWhenTheEngineIsAwayOrBusy(Status.Code code) {
    assertThat(EngineAway.says(said(code, "later"))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_ARGUMENT", "NOT_FOUND", "INTERNAL", "UNKNOWN", "PERMISSION_DENIED"})
  void shouldNotTryAgainWhatTheEngineRefused(Status.Code code) {
    assertThat(EngineAway.says(said(code, "no"))).isFalse();
  }

  @Test
  void shouldTryAgainWhenNothingAnswered() {
    assertThat(EngineAway.says(new ClientException("connection lost"))).isTrue();
  }

  @Test
  void shouldTellAnEndedInstanceFromAVersionThatIsNotThere() {
    String instance =
        "Expected to migrate process instance but no process instance found with key '7'";
    String version =
        "Expected to migrate process instance to process definition but no process definition found with key '8'";
    assertThat(InstanceMigration.isEnded(said(Status.Code.NOT_FOUND, instance))).isTrue();
    assertThat(InstanceMigration.isEnded(said(Status.Code.NOT_FOUND, version))).isFalse();
    assertThat(InstanceMigration.isEnded(said(Status.Code.UNKNOWN, instance))).isFalse();
  }

  private static ClientException said(Status.Code code, String why) {
    Status status = code.toStatus().withDescription(why);
    return new ClientStatusException(status, new StatusRuntimeException(status));
  }
}
