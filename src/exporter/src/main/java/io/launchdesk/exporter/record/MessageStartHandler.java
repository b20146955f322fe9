package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/**
 * Messages that started an instance. The engine tells this before it creates the instance, whose
 * row looks the correlation key up here.
 */
final class MessageStartHandler implements RecordHandler<MessageStartEventSubscriptionRecordValue> {
  @Override
  public void handle(Record<MessageStartEventSubscriptionRecordValue> record, Consumer<Row> rows) {
    MessageStartEventSubscriptionRecordValue start = record.getValue();
    if (start.getCorrelationKey().isEmpty()) {
      return;
    }
    rows.accept(
        Tables.MESSAGE_START
            .row(record.getPosition())
            .with("process_instance_key", start.getProcessInstanceKey())
            .with("correlation_key", start.getCorrelationKey())
            .with("message_name", start.getMessageName()));
  }
}
