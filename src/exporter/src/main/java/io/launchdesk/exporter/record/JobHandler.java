package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/**
 * Jobs. One that timed out, recurred, got new retries, or failed with tries left and without a wait
 * can be taken again, as one that was just created.
 */
final class JobHandler implements RecordHandler<JobRecordValue> {
  @Override
  public void handle(Record<JobRecordValue> record, Consumer<Row> rows) {
    JobRecordValue job = record.getValue();
    String state = state(record.getIntent().name(), job);
    boolean open = state.equals("created") || state.equals("failed");
    rows.accept(
        Tables.JOB
            .row(record.getPosition())
            .with("key", record.getKey())
            .with("type", job.getType())
            .with("kind", job.getJobKind().name())
            .with("process_instance_key", job.getProcessInstanceKey())
            .with("element_instance_key", job.getElementInstanceKey())
            .with("element_id", job.getElementId())
            .with("state", state)
            .with("retries", job.getRetries())
            .with("worker", Values.text(job.getWorker()))
            .with("error_code", Values.text(job.getErrorCode()))
            .with("error_message", Values.text(job.getErrorMessage()))
            .with("created_at", record.getTimestamp())
            .with("ended_at", open ? null : record.getTimestamp()));
  }

  private static String state(String intent, JobRecordValue job) {
    return switch (intent) {
      case "COMPLETED" -> "completed";
      case "FAILED" -> job.getRetries() > 0 && job.getRetryBackoff() == 0 ? "created" : "failed";
      case "ERROR_THROWN" -> "error-thrown";
      case "CANCELED" -> "canceled";
      default -> "created";
    };
  }
}
