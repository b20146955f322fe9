package io.launchdesk.exporter.row;

/**
 * A row as one record leaves it, with the record's kind for the case that it cannot be written.
 *
 * @param valueType the record's value type, in the engine's spelling
 * @param intent the record's intent, in the engine's spelling
 */
public record Change(Row row, String valueType, String intent) {

  /** The record's position. */
  public long position() {
    return row.position();
  }
}
