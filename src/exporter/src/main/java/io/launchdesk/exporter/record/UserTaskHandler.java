package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/** User tasks; every record of a task carries the whole task. */
final class UserTaskHandler implements RecordHandler<UserTaskRecordValue> {
  @Override
  public void handle(Record<UserTaskRecordValue> record, Consumer<Row> rows) {
    UserTaskRecordValue task = record.getValue();
    String state = state(record.getIntent().name());
    rows.accept(
        Tables.USER_TASK
            .row(record.getPosition())
            .with("key", task.getUserTaskKey())
            .with("element_instance_key", task.getElementInstanceKey())
            .with("process_instance_key", task.getProcessInstanceKey())
            .with("process_definition_key", task.getProcessDefinitionKey())
            .with("bpmn_process_id", task.getBpmnProcessId())
            .with("process_version", task.getProcessDefinitionVersion())
            .with("element_id", task.getElementId())
            .with("state", state)
            .with("assignee", Values.text(task.getAssignee()))
            .with("candidate_groups", Values.array(task.getCandidateGroupsList()))
            .with("candidate_users", Values.array(task.getCandidateUsersList()))
            .with("due_at", Values.instant(task.getDueDate()))
            .with("follow_up_at", Values.instant(task.getFollowUpDate()))
            .with("priority", task.getPriority())
            .with("form_key", Values.key(task.getFormKey()))
            .with("custom_headers", Json.object(task.getCustomHeaders()))
            .with("created_at", record.getTimestamp())
            .with("ended_at", state.equals("open") ? null : record.getTimestamp()));
  }

  private static String state(String intent) {
    return switch (intent) {
      case "COMPLETED" -> "completed";
      case "CANCELED" -> "canceled";
      default -> "open";
    };
  }
}
