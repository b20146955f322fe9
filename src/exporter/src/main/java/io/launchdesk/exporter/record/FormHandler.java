package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.deployment.Form;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Tables;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Deployed forms. */
final class FormHandler implements RecordHandler<Form> {
  @Override
  public void handle(Record<Form> record, Consumer<Row> rows) {
    Form form = record.getValue();
    rows.accept(
        Tables.FORM
            .row(record.getPosition())
            .with("key", form.getFormKey())
            .with("form_id", form.getFormId())
            .with("version", form.getVersion())
            .with("resource_name", form.getResourceName())
            .with("schema", new String(form.getResource(), StandardCharsets.UTF_8))
            .with("deployed_at", record.getTimestamp()));
  }
}
