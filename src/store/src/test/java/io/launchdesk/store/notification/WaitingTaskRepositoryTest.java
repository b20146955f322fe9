package io.launchdesk.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.StoreContext;
import io.launchdesk.store.notification.WaitingTaskRepository.Waiting;
import io.launchdesk.store.notification.WaitingTaskRepository.Watch;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingTaskRepositoryTest {
  private WaitingTaskRepository waiting;
  private TransactionTemplate transaction;
  private JdbcClient jdbc;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    waiting = store.get(WaitingTaskRepository.class);
    transaction = store.get(TransactionTemplate.class);
    jdbc = store.get(JdbcClient.class);
  }

  @BeforeEach
  void twoPartitions() {
    jdbc.sql("delete from engine.user_task").update();
    jdbc.sql("delete from desk.task_watch").update();
    jdbc.sql("delete from engine.exporter_position").update();
    partition(1, 100, "1 minute");
    partition(2, 200, "1 minute");
    waiting.watchAll();
  }

  @Test
  void shouldGiveTheOpenTasksOfEachPartitionInTheOrderOfTheLog() {
    // given
    task(11, 1, 20, "open");
    task(12, 1, 10, "open");
    task(13, 1, 15, "completed");
    task(21, 2, 5, "open");

    // then
    assertThat(waiting.partitions()).containsExactly(1, 2);
    assertThat(keys(1)).containsExactly(12L, 11L);
    assertThat(keys(2)).containsExactly(21L);
  }

  @Test
  void shouldGoOnAfterWhatWasLookedAt() {
    // given
    task(11, 1, 10, "open");
    waiting.lookedAt(new Watch(1, 0), 10);

    // when
    task(12, 1, 12, "open");

    // then
    assertThat(keys(1)).containsExactly(12L);
    waiting.lookedAt(new Watch(1, 10), 12);
    assertThat(waiting.partitions()).isEmpty();
  }

  @Test
  void shouldStopAtATaskThatMayStillBeGivenToSomebody() {
    // given a partition that was written to a moment ago, up to the second task
    task(11, 1, 10, "open");
    task(12, 1, 11, "open");
    jdbc.sql(
            "update engine.user_task set created_at = created_at - interval '1 hour' where key = 11")
        .update();
    partition(1, 100, "0 seconds");

    // then
    assertThat(keys(1)).containsExactly(11L);
  }

  @Test
  void shouldBeginAnewWhenTheLogIsAnother() {
    // given
    waiting.lookedAt(new Watch(1, 0), 5000);
    task(11, 1, 10, "open");
    assertThat(waiting.partitions()).isEmpty();

    // when
    jdbc.sql("update engine.exporter_position set first_timestamp = 101 where partition_id = 1")
        .update();
    waiting.watchAll();

    // then
    assertThat(keys(1)).containsExactly(11L);
  }

  private List<Long> keys(int partition) {
    return transaction.execute(
        tx ->
            waiting.next(waiting.take(partition).orElseThrow(), 10).stream()
                .map(Waiting::taskKey)
                .toList());
  }

  private void partition(int id, long firstTimestamp, String writtenAgo) {
    jdbc.sql(
            """
            insert into engine.exporter_position values (?, 1, 1, ?, now(), now() - cast(? as interval))
            on conflict (partition_id) do update
               set updated_at = excluded.updated_at, record_timestamp = excluded.record_timestamp
            """)
        .params(id, firstTimestamp, writtenAgo)
        .update();
  }

  private void task(long key, int partition, long position, String state) {
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, created_at, partition_id,
              position)
            values (?, ?, 1, 1, 1, 'P', 1, 'UserTask_X', ?, now(), ?, ?)
            """)
        .params(key, key, state, partition, position)
        .update();
  }
}
