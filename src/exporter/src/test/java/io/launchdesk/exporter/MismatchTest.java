package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables and broker that do not belong together, or not any more. */
class MismatchTest {
  private static final List<Record<?>> RECORDS = Recording.records();
  private static final List<Record<?>> OTHER_LOG =
      RECORDS.stream()
          .<Record<?>>map(
              record ->
                  ImmutableRecord.builder()
                      .from(cast(record))
                      .withTimestamp(record.getTimestamp() + 1_000_000)
                      .build())
          .toList();

  private final TestDatabase database = TestDatabase.migrated();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final TestController broker = new TestController();

  @Test
  void shouldRefuseWhenBrokerWasWiped() {
    // given
    export(broker, RECORDS, Map.of());
    Map<String, List<String>> before = Dump.of(database);

    // when
    assertRefused(new TestController(), OTHER_LOG);

    // then
    assertThat(Dump.of(database)).isEqualTo(before);
    assertThat(openAlerts()).containsExactly("exporter-other-log");
  }

  @Test
  void shouldStartAnewWhenOperatorAdoptsOtherLog() {
    // given
    export(broker, RECORDS, Map.of());
    Map<String, List<String>> before = Dump.of(database);

    // when
    export(new TestController(), OTHER_LOG, Map.of("onMismatch", "adopt"));

    // then
    Map<String, List<String>> after = Dump.of(database);
    assertThat(after.get("element_instance")).hasSameSizeAs(before.get("element_instance"));
    assertThat(after.get("element_instance"))
        .doesNotContainAnyElementsOf(before.get("element_instance"));
  }

  @Test
  void shouldRefuseWhenDatabaseIsOlderThanBrokerWasTold() {
    // given a backup taken in the middle
    int half = RECORDS.size() / 2;
    export(broker, RECORDS.subList(0, half), Map.of());
    long backup =
        jdbc.sql("select position from engine.exporter_position").query(Long.class).single();
    export(broker, RECORDS.subList(0, RECORDS.size() - 1), Map.of());

    // when
    jdbc.sql("update engine.exporter_position set position = ?").param(backup).update();

    // then
    assertRefused(broker, RECORDS);
    assertThat(openAlerts()).containsExactly("exporter-database-behind");
  }

  @Test
  void shouldRefuseWhenDatabaseWasReplacedByEmptyOne() {
    // given
    export(broker, RECORDS.subList(0, 100), Map.of());

    // when
    Dump.clear(database);

    // then
    assertRefused(broker, RECORDS);
    assertThat(openAlerts()).containsExactly("exporter-database-behind");
  }

  @Test
  void shouldGoOnWithGapWhenOperatorAdoptsOlderDatabase() {
    // given
    export(broker, RECORDS.subList(0, 100), Map.of());
    Dump.clear(database);

    // when
    export(broker, RECORDS, Map.of("onMismatch", "adopt"));

    // then
    assertThat(jdbc.sql("select position from engine.exporter_position").query(Long.class).single())
        .isEqualTo(RECORDS.getLast().getPosition());
    assertThat(openAlerts()).containsExactly("exporter-database-behind");
  }

  @Test
  void shouldNoticeOlderDatabaseWhenBrokerIsIdle() {
    // given
    export(broker, RECORDS, Map.of());
    Dump.clear(database);

    // when
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), broker)) {

      // then
      Awaitility.await().until(() -> openAlerts().contains("exporter-database-behind"));
      exporter.tick();
    }
  }

  @Test
  void shouldGoOnByItselfWhenNewerBackupIsBroughtBack() {
    // given
    export(broker, RECORDS.subList(0, 100), Map.of());
    long position =
        jdbc.sql("select position from engine.exporter_position").query(Long.class).single();
    jdbc.sql("update engine.exporter_position set position = 1").update();
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), broker)) {
      Awaitility.await().until(() -> !openAlerts().isEmpty());

      // when
      jdbc.sql("update engine.exporter_position set position = ?").param(position).update();

      // then
      exporter.export(RECORDS);
      assertThat(openAlerts()).isEmpty();
    }
  }

  private void export(TestController to, List<Record<?>> records, Map<String, Object> more) {
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), to, more)) {
      exporter.export(records);
    }
  }

  private void assertRefused(TestController to, List<Record<?>> records) {
    long before = to.getLastExportedRecordPosition();
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), to)) {
      List<Record<?>> next = records.stream().filter(r -> r.getPosition() > before).toList();
      Awaitility.await("the exporter refuses")
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                boolean taken = next.stream().allMatch(exporter::taken);
                exporter.tick();
                return !taken;
              });
      assertThat(to.getLastExportedRecordPosition()).isEqualTo(before);
    }
  }

  private List<String> openAlerts() {
    return jdbc.sql("select kind from engine.alert where cleared_at is null")
        .query(String.class)
        .list();
  }

  @SuppressWarnings("unchecked")
  private static Record<io.camunda.zeebe.protocol.record.RecordValue> cast(Record<?> record) {
    return (Record<io.camunda.zeebe.protocol.record.RecordValue>) record;
  }
}
