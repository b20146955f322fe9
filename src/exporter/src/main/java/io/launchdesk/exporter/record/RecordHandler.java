package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.launchdesk.exporter.row.Row;
import java.util.function.Consumer;

/**
 * Makes rows of one kind of record. The record is only valid during the call: the broker reuses it.
 *
 * @param <T> the record's value
 */
@FunctionalInterface
interface RecordHandler<T extends RecordValue> {

  /** Hands over every row that the record changes; a row may be handed over once per record. */
  void handle(Record<T> record, Consumer<Row> rows);
}
