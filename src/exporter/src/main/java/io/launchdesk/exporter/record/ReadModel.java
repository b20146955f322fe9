package io.launchdesk.exporter.record;

import static io.camunda.zeebe.protocol.record.ValueType.DECISION;
import static io.camunda.zeebe.protocol.record.ValueType.DECISION_EVALUATION;
import static io.camunda.zeebe.protocol.record.ValueType.DECISION_REQUIREMENTS;
import static io.camunda.zeebe.protocol.record.ValueType.FORM;
import static io.camunda.zeebe.protocol.record.ValueType.INCIDENT;
import static io.camunda.zeebe.protocol.record.ValueType.JOB;
import static io.camunda.zeebe.protocol.record.ValueType.MESSAGE_START_EVENT_SUBSCRIPTION;
import static io.camunda.zeebe.protocol.record.ValueType.PROCESS;
import static io.camunda.zeebe.protocol.record.ValueType.PROCESS_INSTANCE;
import static io.camunda.zeebe.protocol.record.ValueType.TIMER;
import static io.camunda.zeebe.protocol.record.ValueType.USER_TASK;
import static io.camunda.zeebe.protocol.record.ValueType.VARIABLE;

/** The catalogue of everything that the read model holds. */
public final class ReadModel {
  private ReadModel() {}

  /**
   * The catalogue.
   *
   * @param maxVariableSize characters of JSON above which a variable's value is replaced by a
   *     marker
   */
  public static Catalogue catalogue(int maxVariableSize) {
    return Catalogue.builder()
        .on(PROCESS, new ProcessHandler(), "CREATED")
        .on(FORM, new FormHandler(), "CREATED")
        .on(DECISION_REQUIREMENTS, new DecisionRequirementsHandler(), "CREATED")
        .on(DECISION, new DecisionHandler(), "CREATED")
        .on(MESSAGE_START_EVENT_SUBSCRIPTION, new MessageStartHandler(), "CORRELATED")
        .on(
            PROCESS_INSTANCE,
            new ProcessInstanceHandler(),
            "ELEMENT_ACTIVATING",
            "ELEMENT_COMPLETED",
            "ELEMENT_TERMINATED",
            "ELEMENT_MIGRATED")
        // MIGRATED names a variable without its value, and nothing else of ours differs.
        .on(VARIABLE, new VariableHandler(maxVariableSize), "CREATED", "UPDATED")
        .on(
            USER_TASK,
            new UserTaskHandler(),
            "CREATED",
            "ASSIGNED",
            "UPDATED",
            "CORRECTED",
            "COMPLETED",
            "CANCELED",
            "MIGRATED")
        .on(TIMER, new TimerHandler(), "CREATED", "TRIGGERED", "CANCELED", "MIGRATED")
        .on(
            JOB,
            new JobHandler(),
            "CREATED",
            "COMPLETED",
            "FAILED",
            "ERROR_THROWN",
            "CANCELED",
            "TIMED_OUT",
            "RETRIES_UPDATED",
            "UPDATED",
            "RECURRED_AFTER_BACKOFF",
            "MIGRATED")
        .on(INCIDENT, new IncidentHandler(), "CREATED", "RESOLVED", "MIGRATED")
        .on(DECISION_EVALUATION, new DecisionEvaluationHandler(), "EVALUATED", "FAILED")
        .build();
  }
}
