package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.store.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The broker is killed anywhere, forgets what it was told since its snapshot, and sends again. */
class ReplayTest {
  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final List<Record<?>> RECORDS = Recording.records();
  private static final long LAST = RECORDS.getLast().getPosition();
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void exportOnce() {
    try (ExporterHarness exporter = new ExporterHarness(DATABASE.jdbcUrl(), new TestController())) {
      exporter.export(RECORDS);
    }
    expected = Dump.of(DATABASE);
    assertThat(expected.get("element_instance")).hasSizeGreaterThan(20);
  }

  @Test
  void shouldChangeNothingWhenWholeLogComesAgain() {
    // given a broker that was killed before its first snapshot
    Dump.clear(DATABASE);
    for (int round = 0; round < 2; round++) {
      // when
      try (ExporterHarness exporter =
          new ExporterHarness(DATABASE.jdbcUrl(), new TestController())) {
        exporter.export(RECORDS);
      }
    }

    // then
    assertThat(Dump.of(DATABASE)).isEqualTo(expected);
  }

  @Test
  void shouldEndWithSameRowsWhenTwoExportersOfOnePartitionWrite() {
    // given an old leader that has not noticed yet
    Dump.clear(DATABASE);
    Map<String, Object> small = Map.of("batchSize", 7);

    // when
    try (ExporterHarness old =
            new ExporterHarness(DATABASE.jdbcUrl(), new TestController(), small);
        ExporterHarness young =
            new ExporterHarness(DATABASE.jdbcUrl(), new TestController(), small)) {
      for (int from = 0; from < RECORDS.size(); from += 20) {
        List<Record<?>> next = RECORDS.subList(from, Math.min(from + 20, RECORDS.size()));
        old.offer(next);
        young.offer(next);
      }
      old.awaitWritten(LAST);
      young.awaitWritten(LAST);
    }

    // then
    assertThat(Dump.of(DATABASE)).isEqualTo(expected);
  }
}
