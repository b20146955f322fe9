package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/**
 * Process instances and their elements. An element is there from the moment it is being activated,
 * so that one whose activation failed is seen too.
 */
final class ProcessInstanceHandler implements RecordHandler<ProcessInstanceRecordValue> {
  @Override
  public void handle(Record<ProcessInstanceRecordValue> record, Consumer<Row> rows) {
    ProcessInstanceRecordValue value = record.getValue();
    String state = state(record);
    switch (value.getBpmnElementType()) {
      case PROCESS -> rows.accept(processInstance(record, state));
      case SEQUENCE_FLOW -> {}
      default -> {
        rows.accept(element(record, state));
        milestone(record, state, rows);
      }
    }
  }

  private static String state(Record<ProcessInstanceRecordValue> record) {
    return switch (record.getIntent().name()) {
      case "ELEMENT_COMPLETED" -> "completed";
      case "ELEMENT_TERMINATED" -> "terminated";
      default -> "active";
    };
  }

  private static Row processInstance(Record<ProcessInstanceRecordValue> record, String state) {
    ProcessInstanceRecordValue value = record.getValue();
    Long parent = Values.key(value.getParentProcessInstanceKey());
    return shared(record, state)
        .with("parent_key", parent)
        .with("parent_element_instance_key", Values.key(value.getParentElementInstanceKey()))
        .with("root_key", parent == null ? value.getProcessInstanceKey() : null)
        .with("ended_at", state.equals("active") ? null : record.getTimestamp());
  }

  /** The row of the instance that the record's element belongs to. */
  private static Row shared(Record<ProcessInstanceRecordValue> record, String state) {
    ProcessInstanceRecordValue value = record.getValue();
    return Tables.PROCESS_INSTANCE
        .row(record.getPosition())
        .with("key", value.getProcessInstanceKey())
        .with("process_definition_key", value.getProcessDefinitionKey())
        .with("bpmn_process_id", value.getBpmnProcessId())
        .with("version", value.getVersion())
        .with("state", state)
        .with("started_at", record.getTimestamp());
  }

  private static Row element(Record<ProcessInstanceRecordValue> record, String state) {
    ProcessInstanceRecordValue value = record.getValue();
    return Tables.ELEMENT_INSTANCE
        .row(record.getPosition())
        .with("key", record.getKey())
        .with("process_instance_key", value.getProcessInstanceKey())
        .with("element_id", value.getElementId())
        .with("element_type", value.getBpmnElementType().name())
        .with("flow_scope_key", Values.key(value.getFlowScopeKey()))
        .with("state", state)
        .with("started_at", record.getTimestamp())
        .with("ended_at", state.equals("active") ? null : record.getTimestamp());
  }

  /** A call activity that is entered, or an end event that is reached, shows on the instance. */
  private static void milestone(
      Record<ProcessInstanceRecordValue> record, String state, Consumer<Row> rows) {
    ProcessInstanceRecordValue value = record.getValue();
    BpmnElementType type = value.getBpmnElementType();
    boolean entered = record.getIntent().name().equals("ELEMENT_ACTIVATING");
    if (type == BpmnElementType.CALL_ACTIVITY && entered) {
      rows.accept(
          shared(record, "active")
              .with("phase_element_id", value.getElementId())
              .with("phase_at", record.getTimestamp()));
    } else if (type == BpmnElementType.END_EVENT && state.equals("completed")) {
      rows.accept(shared(record, "active").with("end_element_id", value.getElementId()));
    }
  }
}
