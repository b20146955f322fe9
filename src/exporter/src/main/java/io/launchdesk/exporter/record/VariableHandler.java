package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.util.function.Consumer;

/**
 * Variables. A value above the limit is replaced by {@code {"omitted": true, "size": characters}}.
 */
record VariableHandler(int maxSize) implements RecordHandler<VariableRecordValue> {
  @Override
  public void handle(Record<VariableRecordValue> record, Consumer<Row> rows) {
    VariableRecordValue variable = record.getValue();
    rows.accept(
        Tables.VARIABLE
            .row(record.getPosition())
            .with("scope_key", variable.getScopeKey())
            .with("name", variable.getName())
            .with("value", limited(variable.getValue()))
            .with("process_instance_key", variable.getProcessInstanceKey()));
  }

  private String limited(String json) {
    return json.length() <= maxSize
        ? json
        : Json.object(marker -> marker.raw("omitted", "true").number("size", json.length()));
  }
}
