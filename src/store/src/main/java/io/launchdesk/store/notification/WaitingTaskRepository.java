package io.launchdesk.store.notification;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.store.Sql;
import io.launchdesk.store.task.OpenSeats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * User tasks that people have not been told of yet: what the exporter wrote after the record that
 * was looked at last, in the order of the log.
 */
@Repository
public class WaitingTaskRepository {
  private final JdbcClient jdbc;

  WaitingTaskRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far a partition's tasks were looked at.
   *
   * @param position of the last record; 0 when nothing was looked at
   */
  public record Watch(int partitionId, long position) {}

  /**
   * A task in the order of the log.
   *
   * @param asking what is the same for all who are asked the same: the seats of a step in one round
   */
  public record Waiting(long taskKey, long position, String asking) {}

  /**
   * Sees to it that each partition is watched, from the beginning of the log that it has now. Rows
   * that need no change are not locked, or workers would wait for each other and lock each other
   * out.
   */
  public void watchAll() {
    jdbc.sql(
            """
            insert into desk.task_watch (partition_id, first_timestamp, position)
            select p.partition_id, p.first_timestamp, 0 from engine.exporter_position p
             where not exists (
               select 1 from desk.task_watch w
                where w.partition_id = p.partition_id and w.first_timestamp = p.first_timestamp)
             order by p.partition_id
            on conflict (partition_id) do update
               set first_timestamp = excluded.first_timestamp, position = 0
             where desk.task_watch.first_timestamp <> excluded.first_timestamp
            """)
        .update();
  }

  /** The partitions that have tasks to look at. */
  public List<Integer> partitions() {
    return jdbc.sql(
            """
            select w.partition_id from desk.task_watch w
             where exists (
               select 1 from engine.user_task t
                where t.partition_id = w.partition_id and t.position > w.position and t.state = 'open')
             order by w.partition_id
            """)
        .query(Integer.class)
        .list();
  }

  /**
   * Takes a partition; no other transaction gets it until this one has ended.
   *
   * @return empty when another has it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Watch> take(int partitionId) {
    return jdbc.sql(
            """
            select partition_id, position from desk.task_watch where partition_id = :partition
               for update skip locked
            """)
        .param("partition", partitionId)
        .query(Watch.class)
        .optional();
  }

  /**
   * The next open tasks, up to the first that the engine may still be giving to somebody: it does
   * so right after it has made the task.
   */
  public List<Waiting> next(Watch watch, int limit) {
    return jdbc
        .sql(
            """
            select t.key, t.position,
                   coalesce(seat.flow_scope_key || ':' || (v.value ->> 'step'), t.key::text) as asking,
                   p.updated_at < now() - interval '500 ms'
                     or p.record_timestamp > t.created_at + interval '1 s' as settled
              from engine.user_task t
              join engine.exporter_position p on p.partition_id = t.partition_id
              left join engine.element_instance task on task.key = t.element_instance_key
              left join engine.element_instance seat on seat.key = task.flow_scope_key
              left join engine.variable v on v.scope_key = seat.key and v.name = 'approvalStep'
             where t.partition_id = :partition and t.position > :position and t.state = 'open'
             order by t.position limit :limit
            """)
        .param("partition", watch.partitionId())
        .param("position", watch.position())
        .param("limit", limit)
        .query(
            (row, n) ->
                row.getBoolean("settled")
                    ? Optional.of(
                        new Waiting(
                            row.getLong("key"), row.getLong("position"), row.getString("asking")))
                    : Optional.<Waiting>empty())
        .list()
        .stream()
        .takeWhile(Optional::isPresent)
        .map(Optional::get)
        .toList();
  }

  /** Notes how far the tasks were looked at. */
  public void lookedAt(Watch watch, long position) {
    jdbc.sql("update desk.task_watch set position = :position where partition_id = :partition")
        .param("position", position)
        .param("partition", watch.partitionId())
        .update();
  }

  /**
   * Takes back what is due, mails and messages to channels, and asks for what was done meanwhile.
   */
  public void dropDone(Instant now) {
    jdbc.sql(
            """
            update desk.notification set mail = 'off', portal_at = null, dropped_at = :now
             where id in (
               select n.id from desk.notification n
                where n.mailed_at is null and n.mail <> 'off' and n.digest_id is null and n.next_attempt_at <= :now
                  and coalesce(n.event, n.template) = any(:asking) and n.facts ->> 'taskKey' is not null
                  and exists (select 1 from engine.user_task t where t.key = cast(n.facts ->> 'taskKey' as bigint))
                  and not exists (%s)
                  for update skip locked)
            """
                .formatted(OpenSeats.of("cast(n.facts ->> 'taskKey' as bigint)")))
        .param("asking", Sql.texts(EventKind.askingForTasks()))
        .param("now", Sql.utc(now))
        .update();
  }
}
