package io.launchdesk.exporter.row;

/**
 * A record that could not be written as it should.
 *
 * @param reason why, in one sentence
 * @param record the record as JSON, or the row that was made of it
 */
public record DeadLetter(
    long position, String valueType, String intent, String reason, String record) {

  /** The dead letter of a change that the database refused. */
  public static DeadLetter of(Change change, String reason) {
    return new DeadLetter(
        change.position(), change.valueType(), change.intent(), reason, change.row().toString());
  }
}
