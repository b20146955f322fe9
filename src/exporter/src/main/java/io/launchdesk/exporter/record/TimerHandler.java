package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/** Timers; a repeating timer is a new one after each firing. */
final class TimerHandler implements RecordHandler<TimerRecordValue> {
  @Override
  public void handle(Record<TimerRecordValue> record, Consumer<Row> rows) {
    TimerRecordValue timer = record.getValue();
    String state = state(record.getIntent().name());
    rows.accept(
        Tables.TIMER
            .row(record.getPosition())
            .with("key", record.getKey())
            .with("process_instance_key", Values.key(timer.getProcessInstanceKey()))
            .with("element_instance_key", Values.key(timer.getElementInstanceKey()))
            .with("target_element_id", timer.getTargetElementId())
            .with("due_at", timer.getDueDate())
            .with("repetitions", timer.getRepetitions())
            .with("state", state)
            .with("created_at", record.getTimestamp())
            .with("ended_at", state.equals("armed") ? null : record.getTimestamp()));
  }

  private static String state(String intent) {
    return switch (intent) {
      case "TRIGGERED" -> "triggered";
      case "CANCELED" -> "canceled";
      default -> "armed";
    };
  }
}
