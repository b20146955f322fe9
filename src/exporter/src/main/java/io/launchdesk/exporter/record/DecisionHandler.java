package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/** Deployed decisions. */
final class DecisionHandler implements RecordHandler<DecisionRecordValue> {
  @Override
  public void handle(Record<DecisionRecordValue> record, Consumer<Row> rows) {
    DecisionRecordValue decision = record.getValue();
    rows.accept(
        Tables.DECISION
            .row(record.getPosition())
            .with("key", decision.getDecisionKey())
            .with("decision_id", decision.getDecisionId())
            .with("name", decision.getDecisionName())
            .with("version", decision.getVersion())
            .with("drg_key", decision.getDecisionRequirementsKey())
            .with("deployed_at", record.getTimestamp()));
  }
}
