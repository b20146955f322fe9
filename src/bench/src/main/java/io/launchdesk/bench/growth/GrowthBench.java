package io.launchdesk.bench.growth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.launchdesk.bench.RunningSystem;
import io.launchdesk.bench.SystemScenario;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.standalone.demo.DemoCommand;
import io.launchdesk.store.retention.OperationalRows;
import io.launchdesk.store.retention.RequestArchiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What a request costs: records and bytes of the broker, as it runs with real requests; bytes in
 * each table, before and after archiving, and the time of archiving, over copies of these requests
 * in a PostgreSQL of its own. Copies are written and archived a part at a time, so that the disk
 * holds no more than what stays.
 *
 * <pre>
 * ./launchdesk bench growth --own 10000 100000
 * </pre>
 */
@Command(name = "growth", description = "What a request costs, as their number grows.")
public final class GrowthBench extends SystemScenario {
  private static final String REQUESTS = "select count(*) from desk.request";
  private static final String RUNNING =
      "select count(*) from engine.process_instance where state = 'active' and key = root_key";

  /** So many are in the tables before the first of them are archived. */
  private static final int PART = 1200;

  private static final int AT_ONCE = 20;

  @Option(
      names = "--requests",
      defaultValue = "60",
      description =
          "So many are brought to their ends where the system has none yet (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Parameters(
      paramLabel = "REQUESTS",
      defaultValue = "10000",
      description = "How many requests, one number for each history (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes;

  @Override
  protected void measureSystem(Measured measured) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    RunningSystem system = RunningSystem.in(data());
    JdbcClient jdbc = system.database();
    if (count(jdbc, REQUESTS) == 0) {
      play();
    }
    int each = count(jdbc, REQUESTS);
    if (count(jdbc, RUNNING) > 0) {
      throw new IllegalStateException(
          "All requests of the system must have ended; take another data folder.");
    }
    broker(measured, jdbc, each);
    try (Connection real = system.source().getConnection()) {
      for (int size : sizes) {
        Path folder = Files.createTempDirectory("launchdesk-growth");
        try (GrowthDatabase database = GrowthDatabase.start(folder)) {
          database.take(real);
          grow(measured, database, each, size);
        } finally {
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    }
  }

  /** Scripted people bring requests to their ends. */
  private void play() {
    int result =
        new CommandLine(new DemoCommand())
            .execute("--requests=" + requests, "--port=" + port(), "--data=" + data());
    if (result != 0) {
      throw new IllegalStateException("The requests did not come to their ends.");
    }
  }

  /** What the log has of each request, and what of it is left. */
  private void broker(Measured measured, JdbcClient jdbc, int each) throws IOException {
    long records =
        jdbc.sql("select sum(position) from engine.exporter_position").query(Long.class).single();
    long bytes = bytes(data().resolve("zeebe"));
    out()
        .printf(
            Locale.ROOT,
            "Broker: %,d requests, %,d records (%,d each), %,d bytes (%,d each)%n",
            each,
            records,
            records / each,
            bytes,
            bytes / each);
    measured.add(Result.of("records of the broker's log, each request", "records", records / each));
    measured.add(Result.of("broker's folder, each request", "bytes", bytes / each));
  }

  private void grow(Measured measured, GrowthDatabase database, int each, int size) {
    JdbcClient jdbc = database.get(JdbcClient.class);
    Copies copies = database.get(Copies.class);
    RequestArchiver archiver = database.get(RequestArchiver.class);
    int all = Math.ceilDiv(size, each);
    int part = Math.max(1, Math.min(all, PART / each));
    Sizes empty = Sizes.of(jdbc);
    Sizes before = null;
    Duration archiving = Duration.ZERO;
    Histogram batches = new Histogram(3);
    int archived = 0;
    for (int first = 1; first <= all; first += part) {
      int last = Math.min(all, first + part - 1);
      copies.write(first, last, all);
      if (before == null) {
        database.execute("vacuum (full, analyze)");
        before = Sizes.of(jdbc).less(empty).each(last * each);
      }
      int some;
      do {
        Instant begin = Instant.now();
        some = archiver.archive(begin, AT_ONCE, begin);
        Duration took = Duration.between(begin, Instant.now());
        archiving = archiving.plus(took);
        batches.recordValue(took.toNanos() / 1000);
        archived += some;
      } while (some == AT_ONCE);
      database.get(OperationalRows.class).forget(Instant.now(), 5_000);
    }
    long asItIs = Sizes.of(jdbc).less(empty).sum();
    database.execute("vacuum (full, analyze)");
    Sizes after = Sizes.of(jdbc).less(empty).each(archived);
    print(before, after);
    String of = ", %,d requests".formatted(archived);
    double perThousand = archiving.toMillis() / 1000.0 / archived * 1000;
    measured.add(Result.of("tables before archiving, each request" + of, "bytes", before.sum()));
    measured.add(Result.of("tables after archiving, each request" + of, "bytes", after.sum()));
    measured.add(Result.of("archiving of 1000 requests" + of, "s", perThousand));
    out()
        .printf(
            Locale.ROOT,
            "%,d requests archived: %.1f s for 1000; a transaction of %d p50 %.0f ms, p95 %.0f ms, most %.0f ms%n"
                + "On the disk as archiving left it: %,d bytes each, with the space that new rows will take%n",
            archived,
            perThousand,
            AT_ONCE,
            batches.getValueAtPercentile(50) / 1000.0,
            batches.getValueAtPercentile(95) / 1000.0,
            batches.getMaxValue() / 1000.0,
            asItIs / archived);
  }

  private void print(Sizes before, Sizes after) {
    out().printf("%n%-28s %14s %14s%n", "bytes for each request", "before", "archived");
    Stream.concat(before.bytes().keySet().stream(), after.bytes().keySet().stream())
        .distinct()
        .filter(table -> Math.max(before.of(table), after.of(table)) >= 100)
        .sorted(
            Comparator.comparing((String table) -> Math.max(before.of(table), after.of(table)))
                .reversed())
        .forEach(
            table ->
                out()
                    .printf(
                        Locale.ROOT,
                        "%-28s %,14d %,14d%n",
                        table,
                        before.of(table),
                        after.of(table)));
    out().printf(Locale.ROOT, "%-28s %,14d %,14d%n", "all", before.sum(), after.sum());
  }

  private static int count(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
