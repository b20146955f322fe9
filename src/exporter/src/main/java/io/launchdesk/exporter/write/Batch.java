package io.launchdesk.exporter.write;

import io.launchdesk.exporter.log.LogIdentity;
import io.launchdesk.exporter.row.Change;
import io.launchdesk.exporter.row.DeadLetter;
import java.util.ArrayList;
import java.util.List;

/** Records that are written together, in the order of their positions. */
public final class Batch {
  private final LogIdentity first;
  private final List<Change> changes = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private int records;
  private long lastPosition;
  private long lastTimestamp;

  /**
   * An empty batch.
   *
   * @param first the first record since the exporter was opened
   */
  public Batch(LogIdentity first) {
    this.first = first;
  }

  /** Adds what was made of a record. */
  public void add(long position, long timestamp, List<Change> made) {
    changes.addAll(made);
    count(position, timestamp);
  }

  /** Adds a record of which nothing could be made. */
  public void add(long timestamp, DeadLetter deadLetter) {
    deadLetters.add(deadLetter);
    count(deadLetter.position(), timestamp);
  }

  /** How many records the batch holds. */
  public int records() {
    return records;
  }

  /** The position of the batch's last record. */
  public long lastPosition() {
    return lastPosition;
  }

  LogIdentity first() {
    return first;
  }

  long lastTimestamp() {
    return lastTimestamp;
  }

  List<Change> changesAfter(long position) {
    return changes.stream().filter(change -> change.position() > position).toList();
  }

  List<DeadLetter> deadLettersAfter(long position) {
    return deadLetters.stream().filter(letter -> letter.position() > position).toList();
  }

  private void count(long position, long timestamp) {
    records++;
    lastPosition = position;
    lastTimestamp = timestamp;
  }
}
