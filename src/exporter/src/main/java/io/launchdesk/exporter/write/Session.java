package io.launchdesk.exporter.write;

import io.launchdesk.exporter.ExporterConfig;
import io.launchdesk.exporter.log.LogIdentity;
import io.launchdesk.exporter.log.Mark;
import io.launchdesk.exporter.log.Verdict;
import io.launchdesk.exporter.row.Change;
import io.launchdesk.exporter.row.DeadLetter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/** One connection, and what is known of the tables through it. */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final int partition;
  private final ExporterConfig config;
  private final Logger log;
  private final RootKeys roots = new RootKeys();
  private final RowWriter writer;
  private final Positions positions;
  private final Alerts alerts;

  /** What the tables say; null until tables and log were found to fit together. */
  private Optional<Mark> written;

  Session(Connection connection, int partition, ExporterConfig config, Logger log) {
    this.connection = connection;
    this.partition = partition;
    this.config = config;
    this.log = log;
    this.writer = new RowWriter(partition);
    this.positions = new Positions(partition);
    this.alerts = new Alerts(partition);
  }

  /**
   * Compares tables and log, once per connection.
   *
   * @param broker what was last told to the broker, or written since
   * @throws Refusal when they do not fit together and nobody has decided
   */
  void reconcile(Optional<Mark> broker, Optional<LogIdentity> first) throws SQLException, Refusal {
    if (written != null) {
      return;
    }
    Optional<Mark> tables = positions.read(connection);
    connection.rollback();
    switch (Verdict.of(tables, broker, first)) {
      case Verdict.Fresh fresh -> written = Optional.empty();
      case Verdict.Continue same -> goOn(same.from());
      case Verdict.Undecided undecided -> {}
      case Verdict.Mismatch mismatch -> mismatched(mismatch, broker);
    }
  }

  /** Writes a batch and its position in one transaction; returns what the tables say then. */
  Mark write(Batch batch) throws SQLException {
    Mark to = new Mark(written.map(Mark::log).orElse(batch.first()), batch.lastPosition());
    long from = written.map(Mark::position).orElse(Long.MIN_VALUE);
    if (to.position() <= from) {
      return written.orElseThrow();
    }
    List<Change> changes = batch.changesAfter(from);
    try {
      List<DeadLetter> letters = batch.deadLettersAfter(from);
      try {
        begin(to, batch);
        roots.fill(changes, connection);
        writer.write(connection, changes);
      } catch (SQLException e) {
        if (!SqlFailure.isDataProblem(e)) {
          throw e;
        }
        connection.rollback();
        begin(to, batch);
        letters =
            java.util.stream.Stream.concat(
                    letters.stream(), writer.writeWithoutCulprits(connection, changes).stream())
                .toList();
      }
      bury(letters);
      tell(Notice.payloads(changes));
      connection.commit();
      written = Optional.of(to);
      return to;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private void begin(Mark to, Batch batch) throws SQLException {
    if (!positions.advance(connection, written, to, batch.lastTimestamp())) {
      throw new SQLException(
          "another exporter of this partition has written; looking again", "40001");
    }
  }

  private void bury(List<DeadLetter> letters) throws SQLException {
    if (letters.isEmpty()) {
      return;
    }
    writer.keep(connection, letters);
    DeadLetter first = letters.getFirst();
    String message =
        "%d record(s) could not be written and are kept in engine.dead_letter; the first is %s.%s at position %d: %s"
            .formatted(
                letters.size(),
                first.valueType(),
                first.intent(),
                first.position(),
                first.reason());
    alerts.raise(connection, "dead-letter", message.replace('\0', '\uFFFD'));
    log.error("Partition {}: {}", partition, message);
  }

  private void tell(List<String> payloads) throws SQLException {
    if (payloads.isEmpty()) {
      return;
    }
    try (PreparedStatement notify =
        connection.prepareStatement("select pg_notify('engine', p) from unnest(?::text[]) p")) {
      notify.setArray(1, connection.createArrayOf("text", payloads.toArray()));
      notify.execute();
    }
  }

  private void goOn(Mark from) throws SQLException {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      if (config.onMismatch() == ExporterConfig.OnMismatch.REFUSE) {
        alerts.clear(connection, kind.alert());
      }
    }
    connection.commit();
    written = Optional.of(from);
  }

  private void mismatched(Verdict.Mismatch mismatch, Optional<Mark> broker)
      throws SQLException, Refusal {
    alerts.raise(connection, mismatch.kind().alert(), mismatch.message());
    if (config.onMismatch() == ExporterConfig.OnMismatch.REFUSE) {
      connection.commit();
      throw new Refusal(mismatch);
    }
    Adoption adoption = new Adoption(connection, partition, positions);
    written =
        switch (mismatch.kind()) {
          case OTHER_LOG -> adoption.startAnew();
          case DATABASE_BEHIND -> adoption.goOn(broker.orElseThrow());
        };
    connection.commit();
    log.warn("Partition {}: adopted the broker's log as told. {}", partition, mismatch.message());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("Partition {}: the connection did not close", partition, e);
    }
  }
}
