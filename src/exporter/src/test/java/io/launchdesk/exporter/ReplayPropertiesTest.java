package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.store.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever the requests do, wherever the broker is killed, and however much of its log it sends
 * again: the read model is the one of the log.
 */
class ReplayPropertiesTest {
  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static Streams streams;

  @BeforeContainer
  static void record() {
    streams = new Streams(Recording.records());
    assertThat(streams.requests()).isEqualTo(4);
  }

  /** What the engine wrote. */
  record Log(List<Record<?>> records) {
    @Override
    public String toString() {
      return records.size() + " records";
    }
  }

  /**
   * The time between two starts of a broker.
   *
   * @param until how much of the log it exports, in percent
   * @param batchSize most records of one transaction
   * @param snapshot whether it took a snapshot, and so knows later what was exported
   */
  record Life(int until, int batchSize, boolean snapshot) {}

  @Property
  void shouldHaveTheRowsOfTheLogWhereverTheBrokerWasKilled(
      @ForAll("logs") Log log, @ForAll("lives") List<Life> lives) {
    // given
    Map<String, List<String>> atOnce = exported(log, List.of());

    // when
    Map<String, List<String>> interrupted = exported(log, lives);

    // then
    assertThat(interrupted).isEqualTo(atOnce);
    assertThat(interrupted.get("exporter_position")).hasSize(1);
  }

  @Provide
  Arbitrary<Log> logs() {
    Arbitrary<Set<Integer>> chosen =
        Arbitraries.integers().between(0, 3).set().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(chosen, Arbitraries.longs(), Arbitraries.integers().between(1, 100))
        .as((requests, seed, percent) -> new Log(streams.merged(requests, seed, percent)));
  }

  @Provide
  Arbitrary<List<Life>> lives() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(1, 200),
            Arbitraries.of(true, false))
        .as(Life::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** The rows after these lives and one more, which ends with the log. */
  private static Map<String, List<String>> exported(Log log, List<Life> lives) {
    Dump.clear(DATABASE);
    TestController broker = new TestController();
    for (Life life : lives) {
      TestController knows = broker.copy();
      int end = Math.max(1, log.records().size() * life.until() / 100);
      export(log.records().subList(0, end), broker, Map.of("batchSize", life.batchSize()));
      broker = life.snapshot() ? broker : knows;
    }
    export(log.records(), broker, Map.of());
    return Dump.of(DATABASE);
  }

  private static void export(
      List<Record<?>> log, TestController broker, Map<String, Object> arguments) {
    try (ExporterHarness exporter = new ExporterHarness(DATABASE.jdbcUrl(), broker, arguments)) {
      exporter.export(log);
    }
  }
}
