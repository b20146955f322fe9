package io.launchdesk.exporter;

import io.camunda.zeebe.exporter.api.ExporterException;
import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.exporter.log.LogIdentity;
import io.launchdesk.exporter.record.Catalogue;
import io.launchdesk.exporter.row.Change;
import io.launchdesk.exporter.row.DeadLetter;
import io.launchdesk.exporter.write.Batch;
import io.launchdesk.exporter.write.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Translates records on the broker's thread and hands them to the writer. */
final class RecordBuffer {
  private static final long WAIT_MILLIS = 2_000;

  private final Catalogue catalogue;
  private final Writer writer;
  private long lastSeen = -1;

  RecordBuffer(Catalogue catalogue, Writer writer) {
    this.catalogue = catalogue;
    this.writer = writer;
  }

  /**
   * Takes a record.
   *
   * @throws ExporterException when the writer has more than enough to do
   */
  void add(Record<?> record) {
    if (record.getPosition() <= lastSeen) {
      return;
    }
    handOver(new LogIdentity(record.getPosition(), record.getTimestamp()), translate(record));
    lastSeen = record.getPosition();
  }

  /** The position of the last record that was taken; -1 before the first. */
  long lastSeen() {
    return lastSeen;
  }

  private Consumer<Batch> translate(Record<?> record) {
    String valueType = record.getValueType().name();
    String intent = record.getIntent().name();
    List<Change> changes = new ArrayList<>(2);
    try {
      catalogue.handle(record, row -> changes.add(new Change(row, valueType, intent)));
      return batch -> batch.add(record.getPosition(), record.getTimestamp(), changes);
    } catch (RuntimeException | LinkageError e) {
      DeadLetter letter =
          new DeadLetter(record.getPosition(), valueType, intent, e.toString(), json(record));
      long timestamp = record.getTimestamp();
      return batch -> batch.add(timestamp, letter);
    }
  }

  /** The record as JSON; a record that is broken may not even have that. */
  private static String json(Record<?> record) {
    try {
      return record.toJson();
    } catch (RuntimeException | LinkageError e) {
      return "key %d of %s: %s".formatted(record.getKey(), record.getValueType(), e);
    }
  }

  private void handOver(LogIdentity record, Consumer<Batch> addition) {
    try {
      if (!writer.offer(record, addition, WAIT_MILLIS)) {
        String trouble = writer.trouble();
        throw new ExporterException(
            trouble == null ? "The database is slower than the log; trying again" : trouble);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExporterException("interrupted", e);
    }
  }
}
