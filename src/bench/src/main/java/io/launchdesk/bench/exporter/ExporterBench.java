package io.launchdesk.bench.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Records per second of the whole exporter (translation, folding, projections, position,
 * notification) in this process, against two ways of plain COPY into the same PostgreSQL with fsync
 * on: the final rows of all tables into the same tables, and one row of JSON per record into a
 * table with a primary key. Prints medians of three rounds after one that is not counted.
 */
@Command(name = "exporter", description = "The exporter's records per second beside plain COPY.")
public final class ExporterBench extends Scenario {
  private static final int ROUNDS = 3;

  @Option(
      names = "--requests",
      defaultValue = "500",
      description = "How many are recorded (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--batch",
      defaultValue = "1000",
      description = "Most records in one transaction (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Override
  protected void measure(Measured measured) throws Exception {
    List<Record<?>> records = RequestRecording.of(requests);
    System.out.printf(
        "%d requests, %d records, batches of %d%n", requests, records.size(), batchSize);
    try (BenchDatabase database = BenchDatabase.start()) {
      round(database, records, batchSize);
      List<Round> rounds = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(round(database, records, batchSize));
      }
      tell(rounds, records.size(), measured);
    }
  }

  private static Round round(BenchDatabase database, List<Record<?>> records, int batchSize)
      throws SQLException {
    database.clear();
    long exporter = Feed.nanos(records, database.url(), batchSize);
    PlainCopy copy = new PlainCopy(database);
    PlainCopy.Result rows = copy.finalRows();
    long raw = copy.rawRecords(records);
    return new Round(exporter, rows.nanos(), rows.rows(), raw);
  }

  private static void tell(List<Round> rounds, int records, Measured measured) {
    double exporter = records / seconds(rounds.stream().map(Round::exporterNanos).toList());
    double finalRows = seconds(rounds.stream().map(Round::finalRowsNanos).toList());
    double rawRecords = records / seconds(rounds.stream().map(Round::rawNanos).toList());
    int rows = rounds.getFirst().rows();
    System.out.printf(
        """

        | what | per second | exporter against it |
        | --- | ---: | ---: |
        | exporter, full projections | %,.0f records | |
        | COPY, one JSON row per record | %,.0f records | %.2f |
        | COPY, final rows of all tables (%d) | %,.0f rows | %.2f (time of COPY / time of exporter) |
        """,
        exporter,
        rawRecords,
        exporter / rawRecords,
        rows,
        rows / finalRows,
        finalRows * exporter / records);
    List<Double> perSecond =
        rounds.stream().map(round -> records * 1e9 / round.exporterNanos()).toList();
    measured.add(
        Result.of("exporter, full projections", "records/s", perSecond)
            .against("COPY of one JSON row per record", rawRecords)
            .heldTo(Aim.atLeast("ratio", 0.5, 0.75)));
    measured.add(
        Result.of("exporter, full projections, by its final rows", "records/s", perSecond)
            .against("COPY of the final rows", records / finalRows)
            .heldTo(Aim.atLeast("ratio", 0.2, 0.35)));
  }

  /** The median, in seconds. */
  private static double seconds(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e9;
  }

  private record Round(long exporterNanos, long finalRowsNanos, int rows, long rawNanos) {}
}
