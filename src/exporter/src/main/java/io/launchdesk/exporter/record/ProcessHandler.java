package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Deployed processes. */
final class ProcessHandler implements RecordHandler<Process> {
  @Override
  public void handle(Record<Process> record, Consumer<Row> rows) {
    Process process = record.getValue();
    rows.accept(
        Tables.PROCESS_DEFINITION
            .row(record.getPosition())
            .with("key", process.getProcessDefinitionKey())
            .with("bpmn_process_id", process.getBpmnProcessId())
            .with("version", process.getVersion())
            .with("resource_name", process.getResourceName())
            .with("xml", new String(process.getResource(), StandardCharsets.UTF_8))
            .with("checksum", process.getChecksum())
            .with("deployed_at", record.getTimestamp()));
    rows.accept(
        Tables.PROCESS_ON_PARTITION
            .row(record.getPosition())
            .with("process_key", process.getProcessDefinitionKey())
            .with("on_partition", record.getPartitionId())
            .with("bpmn_process_id", process.getBpmnProcessId()));
  }
}
