package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.DecisionEvaluationRecordValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/**
 * Evaluated decisions, complete: every decision of the graph with inputs, matched rules, outputs.
 */
final class DecisionEvaluationHandler implements RecordHandler<DecisionEvaluationRecordValue> {
  @Override
  public void handle(Record<DecisionEvaluationRecordValue> record, Consumer<Row> rows) {
    DecisionEvaluationRecordValue decision = record.getValue();
    boolean failed = record.getIntent().name().equals("FAILED");
    rows.accept(
        Tables.DECISION_EVALUATION
            .row(record.getPosition())
            .with("key", record.getKey())
            .with("decision_id", decision.getDecisionId())
            .with("decision_name", decision.getDecisionName())
            .with("decision_key", decision.getDecisionKey())
            .with("decision_version", decision.getDecisionVersion())
            .with("process_instance_key", Values.key(decision.getProcessInstanceKey()))
            .with("bpmn_process_id", Values.text(decision.getBpmnProcessId()))
            .with("element_instance_key", Values.key(decision.getElementInstanceKey()))
            .with("element_id", Values.text(decision.getElementId()))
            .with("state", failed ? "failed" : "evaluated")
            .with("output", Values.text(decision.getDecisionOutput()))
            .with(
                "evaluated",
                Json.array(decision.getEvaluatedDecisions(), DecisionEvaluationHandler::evaluated))
            .with("failed_decision_id", Values.text(decision.getFailedDecisionId()))
            .with("failure_message", Values.text(decision.getEvaluationFailureMessage()))
            .with("evaluated_at", record.getTimestamp()));
  }

  private static void evaluated(Json json, EvaluatedDecisionValue decision) {
    json.text("decisionId", decision.getDecisionId())
        .text("decisionName", decision.getDecisionName())
        .number("decisionKey", decision.getDecisionKey())
        .number("decisionVersion", decision.getDecisionVersion())
        .text("decisionType", decision.getDecisionType())
        .raw("output", decision.getDecisionOutput())
        .array(
            "inputs",
            decision.getEvaluatedInputs(),
            (input, value) ->
                input
                    .text("id", value.getInputId())
                    .text("name", value.getInputName())
                    .raw("value", value.getInputValue()))
        .array("rules", decision.getMatchedRules(), DecisionEvaluationHandler::rule);
  }

  private static void rule(Json json, MatchedRuleValue rule) {
    json.text("ruleId", rule.getRuleId())
        .number("ruleIndex", rule.getRuleIndex())
        .array(
            "outputs",
            rule.getEvaluatedOutputs(),
            (output, value) ->
                output
                    .text("id", value.getOutputId())
                    .text("name", value.getOutputName())
                    .raw("value", value.getOutputValue()));
  }
}
