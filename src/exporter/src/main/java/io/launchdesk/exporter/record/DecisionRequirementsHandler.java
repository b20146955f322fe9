package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Deployed decision graphs. */
final class DecisionRequirementsHandler implements RecordHandler<DecisionRequirementsRecordValue> {
  @Override
  public void handle(Record<DecisionRequirementsRecordValue> record, Consumer<Row> rows) {
    DecisionRequirementsRecordValue graph = record.getValue();
    rows.accept(
        Tables.DECISION_REQUIREMENTS
            .row(record.getPosition())
            .with("key", graph.getDecisionRequirementsKey())
            .with("drg_id", graph.getDecisionRequirementsId())
            .with("name", graph.getDecisionRequirementsName())
            .with("version", graph.getDecisionRequirementsVersion())
            .with("resource_name", graph.getResourceName())
            .with("xml", new String(graph.getResource(), StandardCharsets.UTF_8))
            .with("deployed_at", record.getTimestamp()));
  }
}
