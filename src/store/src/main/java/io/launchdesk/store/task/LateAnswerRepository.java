package io.launchdesk.store.task;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.task.LateAnswer.Instead;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people answered too late: kept for them alone, so that nothing that was typed is lost. */
@Repository
public class LateAnswerRepository {
  /**
   * Others' approvals count from the moment on when this was asked, and when the engine has them.
   */
  private static final String INSTEAD =
      """
      select case
               when r.withdrawn_at is not null then 'withdrawn'
               when t.state = 'open' then 'not-taken'
               when exists (
                 select 1 from desk.brief_version v
                  where v.request_id = r.id and v.created_at > t.created_at and v.created_at <= coalesce(t.ended_at, :now))
                 then 'brief-changed'
               when t.element_id = 'UserTask_ApproveStep' and exists (
                 select 1 from desk.approval a join engine.user_task other on other.key = a.task_key
                  where a.request_id = r.id and a.task_key <> t.key and a.decided_at > t.created_at
                    and other.state = 'completed' and other.process_instance_key = t.process_instance_key)
                 then 'decided'
               else 'moved-on'
             end
        from desk.request r left join engine.user_task t on t.key = :task
       where r.id = :request
      """;

  private final JdbcClient jdbc;

  LateAnswerRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps an answer that is taken back now, and says what had happened. */
  Instead keep(Answer answer, Instant now) {
    Instead instead = instead(answer, now);
    jdbc.sql(
            """
            insert into desk.late_answer as l (task_key, person, request_id, data, given_at, refused_at, instead)
            values (:task, :person, :request, cast(:data as jsonb), :at, :now, :instead)
            on conflict (task_key, person) do update
               set data = excluded.data, given_at = excluded.given_at, refused_at = excluded.refused_at,
                   instead = excluded.instead
            """)
        .param("task", answer.taskKey())
        .param("person", answer.person())
        .param("request", answer.requestId())
        .param("data", Json.write(answer.data()))
        .param("at", Sql.utc(answer.at()))
        .param("now", Sql.utc(now))
        .param("instead", instead.slug())
        .update();
    return instead;
  }

  private Instead instead(Answer answer, Instant now) {
    return Instead.of(
        jdbc.sql(INSTEAD)
            .param("task", answer.taskKey())
            .param("request", answer.requestId())
            .param("now", Sql.utc(now))
            .query(String.class)
            .single());
  }

  /** What the person answered too late, unless the engine has another answer of theirs since. */
  public Optional<LateAnswer> find(long taskKey, String person) {
    return jdbc.sql(
            """
            select l.data, l.given_at, l.refused_at, l.instead from desk.late_answer l
             where l.task_key = :task and l.person = :person
               and not exists (
                 select 1 from desk.task_outcome o where o.task_key = l.task_key and o.person = l.person)
            """)
        .param("task", taskKey)
        .param("person", person)
        .query(
            (row, n) ->
                new LateAnswer(
                    Json.object(row.getString("data")),
                    Sql.instant(row, "given_at"),
                    Sql.instant(row, "refused_at"),
                    Instead.of(row.getString("instead"))))
        .optional();
  }
}
