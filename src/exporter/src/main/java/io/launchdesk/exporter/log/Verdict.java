package io.launchdesk.exporter.log;

import java.util.Optional;

/** Whether the tables may be written from the broker's log. */
public sealed interface Verdict {

  /** Nothing was written yet and the broker knows of nothing: start with the first record. */
  record Fresh() implements Verdict {}

  /** The same log: go on behind this mark. */
  record Continue(Mark from) implements Verdict {}

  /** Not to be told before the first record comes. */
  record Undecided() implements Verdict {}

  /** Tables and log do not fit together. */
  record Mismatch(Kind kind, String message) implements Verdict {}

  /** In which way they do not fit. */
  enum Kind {
    /** The tables were written from another log. */
    OTHER_LOG("exporter-other-log"),
    /** Records that the broker will not send again are missing in the tables. */
    DATABASE_BEHIND("exporter-database-behind");

    private final String alert;

    Kind(String alert) {
      this.alert = alert;
    }

    /** The alert's kind in {@code engine.alert}. */
    public String alert() {
      return alert;
    }
  }

  /**
   * Judges.
   *
   * @param tables what the tables hold for the partition
   * @param broker what this exporter last told the broker, or has itself written since
   * @param first the first record of this session, once there is one
   */
  static Verdict of(Optional<Mark> tables, Optional<Mark> broker, Optional<LogIdentity> first) {
    if (tables.isEmpty()) {
      return broker.<Verdict>map(mark -> behind(mark, "no position at all")).orElseGet(Fresh::new);
    }
    Mark written = tables.get();
    if (broker.isPresent()) {
      return judge(written, broker.get());
    }
    if (first.isEmpty()) {
      return new Undecided();
    }
    // Without a word from the broker (it was killed before its first snapshot, or is new) its log
    // comes from the beginning: the first record tells.
    return first.get().equals(written.log())
        ? new Continue(written)
        : otherLog(written.log(), first.get());
  }

  private static Verdict judge(Mark written, Mark broker) {
    if (!broker.log().equals(written.log())) {
      return otherLog(written.log(), broker.log());
    }
    return written.position() < broker.position()
        ? behind(broker, "position " + written.position())
        : new Continue(written);
  }

  private static Mismatch otherLog(LogIdentity written, LogIdentity now) {
    return new Mismatch(
        Kind.OTHER_LOG,
        """
        The tables were written from another log: its first record is %s, the broker's is %s. The broker's data was \
        wiped or replaced, or another broker writes to this database. Bring back the broker's data or the database \
        that belongs to it; or set the exporter's onMismatch to adopt, which deletes this partition's rows of the \
        other log and starts anew."""
            .formatted(written, now));
  }

  private static Mismatch behind(Mark broker, String written) {
    return new Mismatch(
        Kind.DATABASE_BEHIND,
        """
        The database is older than the broker's log: the broker was told that everything up to position %d is \
        written, but the tables hold %s. The database was restored from an older backup or replaced. Bring back a \
        newer backup; or set the exporter's onMismatch to adopt, which goes on and leaves the records in between out."""
            .formatted(broker.position(), written));
  }
}
