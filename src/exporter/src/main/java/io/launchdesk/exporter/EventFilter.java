package io.launchdesk.exporter;

import io.camunda.zeebe.exporter.api.context.Context.RecordFilter;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.launchdesk.exporter.record.Catalogue;

/** Lets through the events that the catalogue has handlers for. */
record EventFilter(Catalogue catalogue) implements RecordFilter {
  @Override
  public boolean acceptType(RecordType type) {
    return type == RecordType.EVENT;
  }

  @Override
  public boolean acceptValue(ValueType type) {
    return catalogue.valueTypes().contains(type);
  }
}
