package io.launchdesk.exporter.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.protocol.record.ValueType;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void shouldHoldExactlyWhatTheReadModelIsMadeOf() {
    assertThat(ReadModel.catalogue(100).entries())
        .containsExactlyInAnyOrder(
            "DECISION.CREATED",
            "DECISION_EVALUATION.EVALUATED",
            "DECISION_EVALUATION.FAILED",
            "DECISION_REQUIREMENTS.CREATED",
            "FORM.CREATED",
            "INCIDENT.CREATED",
            "INCIDENT.MIGRATED",
            "INCIDENT.RESOLVED",
            "JOB.CANCELED",
            "JOB.COMPLETED",
            "JOB.CREATED",
            "JOB.ERROR_THROWN",
            "JOB.FAILED",
            "JOB.MIGRATED",
            "JOB.RECURRED_AFTER_BACKOFF",
            "JOB.RETRIES_UPDATED",
            "JOB.TIMED_OUT",
            "JOB.UPDATED",
            "MESSAGE_START_EVENT_SUBSCRIPTION.CORRELATED",
            "PROCESS.CREATED",
            "PROCESS_INSTANCE.ELEMENT_ACTIVATING",
            "PROCESS_INSTANCE.ELEMENT_COMPLETED",
            "PROCESS_INSTANCE.ELEMENT_MIGRATED",
            "PROCESS_INSTANCE.ELEMENT_TERMINATED",
            "TIMER.CANCELED",
            "TIMER.CREATED",
            "TIMER.MIGRATED",
            "TIMER.TRIGGERED",
            "USER_TASK.ASSIGNED",
            "USER_TASK.CANCELED",
            "USER_TASK.COMPLETED",
            "USER_TASK.CORRECTED",
            "USER_TASK.CREATED",
            "USER_TASK.MIGRATED",
            "USER_TASK.UPDATED",
            "VARIABLE.CREATED",
            "VARIABLE.UPDATED");
  }

  @Test
  void shouldRefuseSecondHandlerOfSameRecord() {
    var builder = Catalogue.builder().on(ValueType.TIMER, new TimerHandler(), "CREATED");
    assertThatThrownBy(() -> builder.on(ValueType.TIMER, new TimerHandler(), "CREATED"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TIMER.CREATED");
  }
}
