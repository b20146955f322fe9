package io.launchdesk.store.notification;

import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Sql;
import io.launchdesk.store.task.OpenSeats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the communication plan does not say how to tell yet, and what it holds back. */
@Repository
public class PendingNews {
  private final JdbcClient jdbc;

  PendingNews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Something that a portal tells of, undecided. */
  public record Undecided(
      long id, String event, String audience, String recipient, Topic topic, int attempts) {}

  /** A task that nobody was told of, as {@link WaitingTaskRepository.Waiting} has it. */
  public record Untold(long taskKey, String asking) {}

  /**
   * Takes the one that has waited longest; no other transaction gets it until this one has ended.
   */
  public Optional<Undecided> takeUndecided(Instant now) {
    return jdbc.sql(
            """
            select id, event, audience, recipient, topic_kind, topic_key, attempts from desk.notification
             where mail = 'undecided' and next_attempt_at <= :now
             order by next_attempt_at, id limit 1 for update skip locked
            """)
        .param("now", Sql.utc(now))
        .query(
            (row, n) ->
                new Undecided(
                    row.getLong("id"),
                    row.getString("event"),
                    row.getString("audience"),
                    row.getString("recipient"),
                    Topics.read(row),
                    row.getInt("attempts")))
        .optional();
  }

  /** It is told so. */
  public void decide(long id, Decision decision, Telling telling, Instant now) {
    NotificationRepository.planned(
            jdbc.sql(
                """
                update desk.notification
                   set plan_version = :version, plan_rule = :rule, plan_row = :row, planned_mail = :planned,
                       template = :template, due_from = :from, held_until = cast(:held as timestamptz),
                       portal_at = cast(:portalAt as timestamptz), shown_at = cast(:shownAt as timestamptz),
                       in_portal = :portal, mail = :mail, next_attempt_at = :mailAt, attempts = 0, last_error = null
                 where id = :id
                """),
            decision,
            telling,
            now)
        .param("id", id)
        .update();
  }

  /**
   * Takes back what nothing is decided of when it asks for a task that is done.
   *
   * @return whether it did
   */
  public boolean dropDone(long id, Instant now) {
    return jdbc.sql(
                """
                update desk.notification n set mail = 'off', dropped_at = :now, last_error = null
                 where n.id = :id and n.facts ->> 'taskKey' is not null and not exists (%s)
                """
                    .formatted(OpenSeats.of("cast(n.facts ->> 'taskKey' as bigint)")))
            .param("now", Sql.utc(now))
            .param("id", id)
            .update()
        == 1;
  }

  /** The plan does not say: why, and when to ask again. */
  public void leave(long id, String problem, Instant next) {
    jdbc.sql(
            """
            update desk.notification set attempts = attempts + 1, last_error = :problem, next_attempt_at = :next
             where id = :id
            """)
        .param("problem", problem)
        .param("next", Sql.utc(next))
        .param("id", id)
        .update();
  }

  /**
   * Shows what was held back and is due now; what asks for a task that is done is not shown.
   *
   * @return whose inbox has changed
   */
  public List<String> show(Instant now) {
    if (!isAnyDue(now)) {
      return List.of();
    }
    return jdbc
        .sql(
            """
            with due as (
              select id, cast(facts ->> 'taskKey' as bigint) as task from desk.notification
               where portal_at <= :now order by portal_at limit 500 for update skip locked),
            looked_at as materialized (
              select id, task is null or exists (%s) as is_open from due)
            update desk.notification n
               set portal_at = null, in_portal = l.is_open,
                   shown_at = case when l.is_open then cast(:now as timestamptz) end
              from looked_at l
             where n.id = l.id
            returning n.recipient
            """
                .formatted(OpenSeats.of("due.task")))
        .param("now", Sql.utc(now))
        .query(String.class)
        .list()
        .stream()
        .distinct()
        .toList();
  }

  /** Asked every second, when there mostly is nothing. */
  private boolean isAnyDue(Instant now) {
    return jdbc.sql("select exists (select 1 from desk.notification where portal_at <= :now)")
        .param("now", Sql.utc(now))
        .query(Boolean.class)
        .single();
  }

  /** Keeps a task that nobody was told of. */
  public void untold(Untold task, String problem, Instant next) {
    jdbc.sql(
            """
            insert into desk.untold_task (task_key, asking, problem, next_at)
            values (:task, :asking, :problem, :next)
            on conflict (task_key) do update set problem = excluded.problem, next_at = excluded.next_at
            """)
        .param("task", task.taskKey())
        .param("asking", task.asking())
        .param("problem", problem)
        .param("next", Sql.utc(next))
        .update();
  }

  /** Takes the tasks that have waited longest, to be told now. */
  public List<Untold> takeUntold(Instant now, int limit) {
    return jdbc.sql(
            """
            delete from desk.untold_task where task_key in (
              select task_key from desk.untold_task where next_at <= :now order by next_at limit :limit
                 for update skip locked)
            returning task_key, asking
            """)
        .param("now", Sql.utc(now))
        .param("limit", limit)
        .query(Untold.class)
        .list();
  }

  /** How many things wait for the plan to be corrected. */
  public long waiting() {
    return jdbc.sql(
            """
            select (select count(*) from desk.untold_task)
                 + (select count(*) from desk.notification where mail = 'undecided')
            """)
        .query(Long.class)
        .single();
  }
}
