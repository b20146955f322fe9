package io.launchdesk.store.kpi;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long the queues are, and how far they are behind. */
@Repository
public class QueueQueries {
  private final JdbcClient jdbc;

  QueueQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Queues at one moment; ages in seconds, 0 when nothing waits.
   *
   * @param commands that the engine has not acknowledged
   * @param mails that are due and were not sent
   * @param tasks that are open, {@code overdueTasks} of them after their deadline
   * @param unrecorded requests that have ended and of which no figures are recorded yet
   */
  public record Queues(
      long commands,
      double oldestCommandSeconds,
      long mails,
      double oldestMailSeconds,
      long tasks,
      long overdueTasks,
      long incidents,
      long deadLetters,
      long unrecorded) {}

  /** The queues as of now. */
  public Queues now() {
    return jdbc.sql(
            """
            select c.n as commands, c.age as command_age, m.n as mails, m.age as mail_age, t.n as tasks, t.late,
                   (select count(*) from engine.incident where state = 'open') as incidents,
                   (select count(*) from engine.dead_letter) as dead_letters,
                   (select count(*) from engine.process_instance p
                      left join desk.kpi_progress k on k.partition_id = p.partition_id
                     where p.key = p.root_key and p.state <> 'active' and p.position > coalesce(k.position, -1)
                       and exists (select 1 from desk.request r where r.id = p.correlation_key)) as unrecorded
              from (select count(*) as n, coalesce(extract(epoch from now() - min(created_at)), 0) as age
                      from desk.outbox where sent_at is null and refused_at is null) c,
                   (select count(*) as n, coalesce(extract(epoch from now() - min(next_attempt_at)), 0) as age
                      from desk.notification where mailed_at is null and mail = 'at-once' and next_attempt_at <= now()) m,
                   (select count(*) as n, count(*) filter (where due_at < now()) as late
                      from engine.user_task where state = 'open') t
            """)
        .query(
            (row, n) ->
                new Queues(
                    row.getLong("commands"),
                    row.getDouble("command_age"),
                    row.getLong("mails"),
                    row.getDouble("mail_age"),
                    row.getLong("tasks"),
                    row.getLong("late"),
                    row.getLong("incidents"),
                    row.getLong("dead_letters"),
                    row.getLong("unrecorded")))
        .single();
  }
}
