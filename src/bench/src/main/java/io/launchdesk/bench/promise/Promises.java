package io.launchdesk.bench.promise;

import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each request that was acknowledged is there once, and the engine has begun with it once. One that
 * nobody was told of may be there, too: its answer was lost, not the request.
 */
public final class Promises {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final JdbcClient database;
  private final Sent sent;

  /**
   * @param sent what it is about
   */
  public Promises(JdbcClient database, Sent sent) {
    this.database = database;
    this.sent = sent;
  }

  /**
   * Waits until the engine has begun with all that is stored.
   *
   * @return how long that took
   * @throws IllegalStateException when it does not within a quarter of an hour
   */
  public Duration awaitBegun() throws InterruptedException {
    long begin = System.nanoTime();
    Waiting.until(
        "the engine has begun with every request",
        PATIENCE,
        () -> started().values().stream().noneMatch(times -> times == 0));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * Adds to the report what is not as it must be, and how many were acknowledged.
   *
   * @throws IllegalStateException when one was lost or doubled
   */
  public void judge(Measured measured) {
    Map<String, Long> started = started();
    List<String> lost =
        sent.acknowledged().stream().filter(id -> !started.containsKey(id)).toList();
    List<String> otherwise =
        started.entrySet().stream()
            .filter(one -> one.getValue() != 1)
            .map(Map.Entry::getKey)
            .toList();
    measured.add(
        Result.of("requests acknowledged", "requests", sent.acknowledged().size())
            .with(
                Map.of(
                    "sent", (double) sent.sent(),
                    "stored", (double) started.size(),
                    "begun", (double) started.values().stream().mapToLong(one -> one).sum())));
    measured.add(
        Result.of(
                "of these lost or not begun exactly once",
                "requests",
                lost.size() + otherwise.size())
            .heldTo(Aim.atMost("median", 0.0, 0.0)));
    if (!lost.isEmpty() || !otherwise.isEmpty()) {
      throw new IllegalStateException("lost: " + lost + ", not begun exactly once: " + otherwise);
    }
  }

  /** How many root instances of the process each stored request has. */
  private Map<String, Long> started() {
    return database
        .sql(
            """
            select r.id, count(p.key) times from desk.request r
              left join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
             where r.title like :marker group by r.id
            """)
        .param("marker", sent.marker() + "-%")
        .query((row, n) -> Map.entry(row.getString("id"), row.getLong("times")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
