package io.launchdesk.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.StoreContext;
import io.launchdesk.store.notification.WaitingTaskRepository.Waiting;
import io.launchdesk.store.notification.WaitingTaskRepository.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingTaskRepositoryTest {
  private StoreContext store;
  private WaitingTaskRepository waiting;
  private TransactionTemplate transaction;
  private JdbcClient jdbc;

  @BeforeAll
  void start() {
    store = StoreContext.start();
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

  @Test
  void shouldNotWaitForAnotherWorkerThatHasTakenAPartition() {
    transaction.executeWithoutResult(
        status -> {
          // given
          assertThat(waiting.take(1)).isPresent();

          // when
          CompletableFuture<Void> another = CompletableFuture.runAsync(waiting::watchAll);

          // then
          assertThat(another).succeedsWithin(Duration.ofSeconds(5));
        });
  }

  @Test
  void shouldTakeBackWhatAsksForADoneTaskWhateverItsWords() {
    // given
    String request = store.given().request("other", "Asked for");
    jdbc.sql("delete from desk.notification").update();
    task(31, 1, 10, "completed");
    task(32, 1, 11, "open");
    asks(request, "other words", "task-waiting", "request-launched", 31);
    asks(request, "late", "task-escalated", "task-escalated", 31);
    asks(request, "before there was a plan", null, "task-reminder", 31);
    asks(request, "says another thing", "request-delivered", "task-waiting", 31);
    asks(request, "still open", "task-waiting", "task-waiting", 32);

    // when
    waiting.dropDone(Instant.now());

    // then
    assertThat(
            jdbc.sql("select effect_key from desk.notification where dropped_at is not null")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("other words", "late", "before there was a plan");
  }

  @Test
  void shouldTakeBackAnUndecidedHandoverOfADoneTask() {
    // given
    String request = store.given().request("other", "Handed over");
    jdbc.sql("delete from desk.notification").update();
    task(41, 1, 10, "completed");
    task(42, 1, 11, "open");
    asks(request, "done", "task-assigned", "task-assigned", 41);
    asks(request, "open", "task-assigned", "task-assigned", 42);

    // then
    PendingNews pending = store.get(PendingNews.class);
    assertThat(pending.dropDone(id("done"), Instant.now())).isTrue();
    assertThat(pending.dropDone(id("open"), Instant.now())).isFalse();
    assertThat(
            jdbc.sql("select mail from desk.notification where dropped_at is not null")
                .query(String.class)
                .list())
        .containsExactly("off");
  }

  private long id(String key) {
    return jdbc.sql("select id from desk.notification where effect_key = ?")
        .param(key)
        .query(Long.class)
        .single();
  }

  private void asks(String request, String key, String event, String template, long task) {
    jdbc.sql(
            """
            insert into desk.notification (effect_key, event, topic_kind, topic_key, recipient, template, facts, in_portal, mail,
                                           created_at, next_attempt_at)
            values (?, ?, 'request', ?, 'ann', ?, jsonb_build_object('taskKey', cast(? as text)), false, 'at-once', now(),
                    now() - interval '1 minute')
            """)
        .params(key, event, request, template, Long.toString(task))
        .update();
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
