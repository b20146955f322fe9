package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/** Incidents. */
final class IncidentHandler implements RecordHandler<IncidentRecordValue> {
  @Override
  public void handle(Record<IncidentRecordValue> record, Consumer<Row> rows) {
    IncidentRecordValue incident = record.getValue();
    boolean resolved = record.getIntent().name().equals("RESOLVED");
    rows.accept(
        Tables.INCIDENT
            .row(record.getPosition())
            .with("key", record.getKey())
            .with("error_type", incident.getErrorType().name())
            .with("error_message", incident.getErrorMessage())
            .with("process_instance_key", Values.key(incident.getProcessInstanceKey()))
            .with("bpmn_process_id", Values.text(incident.getBpmnProcessId()))
            .with("element_instance_key", Values.key(incident.getElementInstanceKey()))
            .with("element_id", Values.text(incident.getElementId()))
            .with("job_key", Values.key(incident.getJobKey()))
            .with("state", resolved ? "resolved" : "open")
            .with("created_at", record.getTimestamp())
            .with("resolved_at", resolved ? record.getTimestamp() : null));
  }
}
