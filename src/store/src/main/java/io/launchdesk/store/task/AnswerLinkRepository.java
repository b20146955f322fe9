package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links in mails by which people answer tasks. */
@Repository
public class AnswerLinkRepository {
  private final JdbcClient jdbc;

  AnswerLinkRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps a link to the task, or to another seat of its round for which fewer people have links. It
   * is there before the mail that carries it, whatever becomes of the caller's transaction.
   *
   * @param digest SHA-256 of its secret
   * @return the task; empty, and nothing was kept, when none of them is open any more
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Optional<Long> add(
      byte[] digest, long taskKey, String person, Instant now, Instant expiresAt) {
    return jdbc.sql(
            """
            insert into desk.answer_link (digest, task_key, request_id, person, created_at, expires_at)
            select :digest, t.key, root.correlation_key, :person, :now, :expires
              from engine.user_task t join engine.process_instance root on root.key = t.root_key
             where t.key in (%s)
             order by (select count(distinct l.person) from desk.answer_link l
                        where l.task_key = t.key and l.person <> :person), t.key
             limit 1
            returning task_key
            """
                .formatted(OpenSeats.of(":task")))
        .param("digest", digest)
        .param("task", taskKey)
        .param("person", person)
        .param("now", Sql.utc(now))
        .param("expires", Sql.utc(expiresAt))
        .query(Long.class)
        .optional();
  }

  /**
   * Forgets links, used or not, that could not be used any more at that instant.
   *
   * @param most how many at most
   * @return how many were forgotten
   */
  public int forget(Instant expiredBefore, int most) {
    return jdbc.sql(
            """
            delete from desk.answer_link where digest in (
              select digest from desk.answer_link where expires_at < :before order by expires_at limit :most)
            """)
        .param("before", Sql.utc(expiredBefore))
        .param("most", most)
        .update();
  }

  /** The link with this secret's digest, whatever has become of it. */
  public Optional<AnswerLink> find(byte[] digest) {
    return jdbc.sql("select * from desk.answer_link where digest = :digest")
        .param("digest", digest)
        .query(
            (row, n) ->
                new AnswerLink(
                    row.getLong("task_key"),
                    row.getString("request_id"),
                    row.getString("person"),
                    Sql.instant(row, "expires_at"),
                    Sql.instant(row, "used_at"),
                    Sql.instant(row, "ended_at")))
        .optional();
  }

  /**
   * Uses the link up, within the transaction that stores the answer.
   *
   * @return false when it was used, ended or has expired: of several calls one gets true
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean use(byte[] digest, Instant now) {
    return jdbc.sql(
                """
                update desk.answer_link set used_at = :now
                 where digest = :digest and used_at is null and ended_at is null and expires_at > :now
                """)
            .param("digest", digest)
            .param("now", Sql.utc(now))
            .update()
        == 1;
  }

  /** Ends the links of all but the one who was given the task. */
  public void endOthers(long taskKey, String holder, Instant now) {
    jdbc.sql(
            """
            update desk.answer_link set ended_at = :now
             where task_key = :task and person <> :holder and used_at is null and ended_at is null
            """)
        .param("task", taskKey)
        .param("holder", holder)
        .param("now", Sql.utc(now))
        .update();
  }

  /** What the task's model says in its header of that name; empty when it says nothing. */
  public Optional<String> header(long taskKey, String name) {
    return jdbc.sql(
            """
            select custom_headers ->> :name from engine.user_task
             where key = :task and custom_headers ->> :name is not null
            """)
        .param("name", name)
        .param("task", taskKey)
        .query(String.class)
        .optional();
  }
}
