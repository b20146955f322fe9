package io.launchdesk.store.kpi;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long the queues are, and how far they are behind. */
@Repository
public class QueueQueries {
  private final JdbcClient jdbc;

  QueueQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What waits to be done by the machine. */
  public enum Queue {
    /** Commands that the engine has not acknowledged. */
    COMMANDS,
    /** Mails that are due. */
    MAILS,
    /** Messages to channels of chat systems that are due. */
    WEBHOOKS,
    /** Changes of calendars and the like by which clocks are to be reckoned anew. */
    RECOMPUTES,
    /** Jobs that no worker has finished, retries and those in hand among them. */
    JOBS,
    /** Changes of models whose moment has come. */
    MODEL_CHANGES
  }

  /**
   * A queue at one moment.
   *
   * @param oldestSeconds for how long the one that waits longest has done so; 0 when nothing waits
   */
  public record Waiting(long n, double oldestSeconds) {}

  /**
   * Queues at one moment.
   *
   * @param tasks that are open, {@code overdueTasks} of them after their deadline
   * @param deadLetters records that could not be written
   * @param alerts that are raised and not cleared
   * @param unrecorded requests that have ended and of which no figures are recorded yet
   */
  public record Queues(
      Map<Queue, Waiting> waiting,
      long tasks,
      long overdueTasks,
      long incidents,
      long deadLetters,
      long alerts,
      long unrecorded) {

    /** What waits in a queue. */
    public Waiting of(Queue queue) {
      return waiting.getOrDefault(queue, new Waiting(0, 0));
    }
  }

  /** The queues as of now. */
  public Queues now() {
    Map<Queue, Waiting> waiting = waiting();
    return jdbc.sql(
            """
            select t.n as tasks, t.late,
                   (select count(*) from engine.incident where state = 'open') as incidents,
                   (select count(*) from engine.dead_letter) as dead_letters,
                   (select count(*) from engine.alert where cleared_at is null) as alerts,
                   (select count(*) from engine.process_instance p
                      left join desk.kpi_progress k on k.partition_id = p.partition_id
                     where p.key = p.root_key and p.state <> 'active' and p.position > coalesce(k.position, -1)
                       and exists (select 1 from desk.request r where r.id = p.correlation_key)) as unrecorded
              from (select count(*) as n, count(*) filter (where due_at < now()) as late
                      from engine.user_task where state = 'open') t
            """)
        .query(
            (row, n) ->
                new Queues(
                    waiting,
                    row.getLong("tasks"),
                    row.getLong("late"),
                    row.getLong("incidents"),
                    row.getLong("dead_letters"),
                    row.getLong("alerts"),
                    row.getLong("unrecorded")))
        .single();
  }

  /**
   * How many requests wait for the machine: for the engine to begin with them, or for a worker.
   * Commands about requests that run, and steps that are tried again later, are not counted.
   *
   * @param most beyond this is not counted
   */
  public int requestsWaiting(int most) {
    return jdbc.sql(
            """
            select least(:most, (select count(*) from (
                       select from desk.outbox
                        where sent_at is null and refused_at is null
                          and kind = 'publish-message' and payload ->> 'name' = 'Msg_RequestSubmitted'
                        limit :most) as starts)
                   + (select count(*) from (
                       select from engine.job where state = 'created' limit :most) as jobs))
            """)
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  private Map<Queue, Waiting> waiting() {
    return jdbc
        .sql(
            """
            select name, n, coalesce(greatest(extract(epoch from now() - oldest), 0), 0) as age from (
              select 'COMMANDS' as name, count(*) as n, min(created_at) as oldest
                from desk.outbox where sent_at is null and refused_at is null
              union all
              select case when webhook_id is null then 'MAILS' else 'WEBHOOKS' end, count(*),
                     min(greatest(created_at, held_until))
                from desk.notification
               where mailed_at is null and mail = 'at-once' and (attempts > 0 or next_attempt_at <= now())
               group by 1
              union all
              select 'RECOMPUTES', count(*), min(asked_at) from desk.sla_recompute where done_at is null
              union all
              select 'JOBS', count(*), min(created_at)
                from engine.job where state = 'created' or (state = 'failed' and retries > 0)
              union all
              select 'MODEL_CHANGES', count(*), min(coalesce(effective_at, changed_at))
                from desk.model_change
               where state in ('scheduled', 'deploying') and coalesce(effective_at, changed_at) <= now()
            ) as queue
            """)
        .query(
            (row, n) ->
                Map.entry(
                    Queue.valueOf(row.getString("name")),
                    new Waiting(row.getLong("n"), row.getDouble("age"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
