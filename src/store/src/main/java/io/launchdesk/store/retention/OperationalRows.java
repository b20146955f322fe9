package io.launchdesk.store.retention;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rows that only the machine needed, and that nobody asks for once they are some weeks old. Each
 * call is a short transaction of its own; two workers at once take different rows.
 */
@Repository
public class OperationalRows {
  /** Where they lie, and the condition on what is over. */
  private static final List<String> OVER =
      List.of(
          // What the engine took or refused; what waits is never among it.
          """
          desk.outbox where id in (
            select id from desk.outbox
             where sent_at < :before or sent_at is null and refused_at < :before
             limit :most for update skip locked)
          """,
          // The same submission again, weeks later, is a new one.
          """
          desk.idempotency_key where (username, key) in (
            select username, key from desk.idempotency_key where created_at < :before
             limit :most for update skip locked)
          """,
          // A draft goes with the answer; this is of tasks that somebody else answered or that were
          // cancelled.
          """
          desk.task_draft where (task_key, person) in (
            select d.task_key, d.person from desk.task_draft d
             where d.updated_at < :before
               and exists (select 1 from engine.user_task t where t.key = d.task_key and t.state <> 'open')
             limit :most for update skip locked)
          """,
          // Digests and mails of no request, once nothing refers to them; the others go with their
          // request.
          """
          desk.notification where id in (
            select n.id from desk.notification n
             where n.request_id is null and n.created_at < :before and (n.mailed_at is not null or n.mail = 'off')
               and n.template in ('digest', 'webhook-try')
               and not exists (select 1 from desk.notification told where told.digest_id = n.id)
             limit :most for update skip locked)
          """);

  private final JdbcClient jdbc;

  OperationalRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Deletes what was over before that instant.
   *
   * @param most so many rows at most in one transaction
   * @return how many rows went
   */
  public long forget(Instant before, int most) {
    long all = 0;
    for (String over : OVER) {
      int gone;
      do {
        gone =
            jdbc.sql("delete from " + over)
                .param("before", Sql.utc(before))
                .param("most", most)
                .update();
        all += gone;
      } while (gone == most);
    }
    return all;
  }
}
