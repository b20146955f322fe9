package io.launchdesk.workers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The sound probe model with one fault.
 *
 * @param rule the rule that must find it
 * @param sound text of the sound model
 * @param faulty what stands there instead
 */
record Probe(ModelRule rule, String sound, String faulty) {
  private static final String NAME = "Probe";

  static final List<Probe> ALL =
      List.of(
          new Probe(ModelRules.FILE_NAME, "process id=\"Probe\"", "process id=\"Other\""),
          new Probe(ModelRules.JOB_TYPES, "type=\"notify-person\"", "type=\"notify-nobody\""),
          new Probe(ModelRules.JOB_TYPES, "type=\"compute-sla\"", "type=\"compute-sla-v9\""),
          new Probe(ModelRules.FORMS, "formId=\"approveStep\"", "formId=\"missingForm\""),
          new Probe(ModelRules.DECISIONS, "decisionId=\"triage\"", "decisionId=\"guess\""),
          new Probe(
              ModelRules.CALLS, "processId=\"IntakeProcess\"", "processId=\"MissingProcess\""),
          new Probe(
              ModelRules.BINDINGS,
              "formId=\"approveStep\" bindingType=\"deployment\"",
              "formId=\"approveStep\""),
          new Probe(
              ModelRules.BINDINGS,
              "resultVariable=\"triage\" bindingType=\"deployment\"",
              "resultVariable=\"triage\" bindingType=\"latest\""),
          new Probe(
              ModelRules.VARIABLES,
              "propagateAllChildVariables=\"false\"",
              "propagateAllChildVariables=\"true\""),
          new Probe(ModelRules.VARIABLES, "propagateAllParentVariables=\"false\"", ""),
          new Probe(ModelRules.STAGES, "type=\"record-kpi\"", "type=\"check-asset\""),
          new Probe(ModelRules.ENDS, " name=\"Step decided\"", ""),
          new Probe(ModelRules.NAMES, "name=\"Msg_RequestSubmitted\"", "name=\"Msg_Hello\""),
          new Probe(ModelRules.NAMES, "errorCode=\"Err_BudgetExceeded\"", "errorCode=\"Err_Oops\""),
          new Probe(UserTaskRules.NATIVE, "<zeebe:userTask />", ""),
          new Probe(UserTaskRules.FORM, "formId=\"approveStep\" ", ""),
          new Probe(UserTaskRules.GROUPS, " candidateGroups=\"=[group]\"", ""),
          new Probe(
              UserTaskRules.GROUPS, "candidateGroups=\"=[group]\"", "candidateGroups=\"legal\""),
          new Probe(UserTaskRules.DUE, "dueDate=\"=dueAt\"", "followUpDate=\"=dueAt\""),
          new Probe(UserTaskRules.PRIORITY, "priority=\"=triage.taskPriority\"", "priority=\"50\""),
          new Probe(
              UserTaskRules.SLA,
              "eventType=\"start\" type=\"compute-sla\"",
              "eventType=\"end\" type=\"compute-sla\""),
          new Probe(UserTaskRules.REMINDER, ">=remindAt<", ">=now()<"),
          new Probe(UserTaskRules.REMINDER, "type=\"remind-task\"", "type=\"notify-person\""),
          new Probe(
              UserTaskRules.REMINDER,
              "value=\"UserTask_ApproveStep\"",
              "value=\"UserTask_ReviewAsset\""),
          new Probe(
              UserTaskRules.ESCALATION,
              "id=\"BoundaryEvent_ApproveStepOverdue\" cancelActivity=\"false\"",
              "id=\"BoundaryEvent_ApproveStepOverdue\""),
          new Probe(UserTaskRules.ESCALATION, ">=escalateAt<", ">=now()<"),
          new Probe(UserTaskRules.EYES, "key=\"fourEyes\"", "key=\"twoEyes\""),
          new Probe(UserTaskRules.MAIL, "approve, request-changes", "approve, perhaps"),
          new Probe(UserTaskRules.MAIL, "approvalDecision: approve", "decision: approve"),
          new Probe(UserTaskRules.MAIL, "approvalDecision: approve", "approve"));

  static ProcessFile soundModel() {
    return ProcessFile.of(NAME, text());
  }

  ProcessFile model() {
    String text = text();
    if (!text.contains(sound)) {
      throw new IllegalStateException("the sound probe does not say: " + sound);
    }
    int at = text.indexOf(sound);
    return ProcessFile.of(
        NAME, text.substring(0, at) + faulty + text.substring(at + sound.length()));
  }

  private static String text() {
    try (var stream = Probe.class.getResourceAsStream("/probes/Probe.bpmn")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s: %s → %s".formatted(rule, sound, faulty.isEmpty() ? "nothing" : faulty);
  }
}
