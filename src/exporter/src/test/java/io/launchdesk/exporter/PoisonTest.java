package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.ImmutableMessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableUserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableVariableRecordValue;
import io.launchdesk.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that PostgreSQL or the handlers do not take must not stop the others. */
class PoisonTest {
  private final TestDatabase database = TestDatabase.migrated();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final List<Record<?>> records = new ArrayList<>();

  @Test
  void shouldBuryOnlyTheCulpritsWhenDatabaseRefusesABatch() {
    // given
    for (int i = 0; i < 50; i++) {
      variable("v" + i, i == 17 ? "{broken" : i == 40 ? "\"\\ud800\"" : "\"" + i + "\"");
    }
    start(7, tooLongForTheIndex());
    variable("last", "true");

    // when
    export();

    // then
    assertThat(jdbc.sql("select count(*) from engine.variable").query(Integer.class).single())
        .isEqualTo(49);
    assertThat(letters())
        .containsExactly(
            "18 VARIABLE.CREATED",
            "41 VARIABLE.CREATED",
            "51 MESSAGE_START_EVENT_SUBSCRIPTION.CORRELATED");
    assertThat(
            jdbc.sql("select record from engine.dead_letter where position = 18")
                .query(String.class)
                .single())
        .contains("engine.variable", "name=v17", "{broken");
    assertThat(
            jdbc.sql("select kind || ' ' || message from engine.alert").query(String.class).list())
        .singleElement()
        .asString()
        .startsWith("dead-letter 3 record(s) could not be written");
  }

  @Test
  void shouldBuryRecordWhenItsHandlerFails() {
    // given
    variable("before", "1");
    records.add(
        record(
            ValueType.USER_TASK,
            UserTaskIntent.CREATED,
            ImmutableUserTaskRecordValue.builder()
                .withUserTaskKey(5)
                .withDueDate("tomorrow, if possible")
                .build()));
    variable("after", "2");

    // when
    export();

    // then
    assertThat(letters()).containsExactly("2 USER_TASK.CREATED");
    assertThat(jdbc.sql("select reason from engine.dead_letter").query(String.class).single())
        .contains("tomorrow, if possible");
    assertThat(jdbc.sql("select name from engine.variable order by 1").query(String.class).list())
        .containsExactly("after", "before");
  }

  @Test
  void shouldReplaceNulWhereverItStands() {
    // given
    variable("nul\0name", "\"raw \0, escaped \\u0000, kept \\\\u0000\"");

    // when
    export();

    // then
    assertThat(
            jdbc.sql("select name || '=' || (value #>> '{}') from engine.variable")
                .query(String.class)
                .single())
        .isEqualTo("nul\uFFFDname=raw \uFFFD, escaped \uFFFD, kept \\u0000");
    assertThat(letters()).isEmpty();
  }

  @Test
  void shouldNotStallWhenPoisonIsSpreadOverAWholeBatch() {
    // given a batch of the default size with a culprit in each hundred
    for (int i = 0; i < 1_000; i++) {
      variable("v" + i, i % 100 == 50 ? "{broken" : "\"" + i + "\"");
    }

    // when
    long begin = System.nanoTime();
    export();

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(letters()).hasSize(10);
    assertThat(jdbc.sql("select count(*) from engine.variable").query(Integer.class).single())
        .isEqualTo(990);
  }

  private void export() {
    try (ExporterHarness exporter = new ExporterHarness(database.jdbcUrl(), new TestController())) {
      exporter.export(records);
    }
  }

  private List<String> letters() {
    return jdbc.sql(
            "select position || ' ' || value_type || '.' || intent from engine.dead_letter order by position")
        .query(String.class)
        .list();
  }

  private void variable(String name, String json) {
    records.add(
        record(
            ValueType.VARIABLE,
            VariableIntent.CREATED,
            ImmutableVariableRecordValue.builder()
                .withName(name)
                .withValue(json)
                .withScopeKey(7)
                .withProcessInstanceKey(7)
                .build()));
  }

  private void start(long instance, String correlationKey) {
    records.add(
        record(
            ValueType.MESSAGE_START_EVENT_SUBSCRIPTION,
            MessageStartEventSubscriptionIntent.CORRELATED,
            ImmutableMessageStartEventSubscriptionRecordValue.builder()
                .withProcessInstanceKey(instance)
                .withCorrelationKey(correlationKey)
                .withMessageName("Msg")
                .build()));
  }

  private Record<?> record(ValueType type, Intent intent, RecordValue value) {
    long position = records.size() + 1L;
    return ImmutableRecord.builder()
        .withPosition(position)
        .withKey(position)
        .withTimestamp(1_700_000_000_000L + position)
        .withPartitionId(1)
        .withRecordType(RecordType.EVENT)
        .withValueType(type)
        .withIntent(intent)
        .withValue(value)
        .build();
  }

  private static String tooLongForTheIndex() {
    StringBuilder random = new StringBuilder();
    new Random(1).ints(20_000, 'a', 'z').forEach(c -> random.append((char) c));
    return random.toString();
  }
}
