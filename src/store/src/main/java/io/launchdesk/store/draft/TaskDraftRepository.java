package io.launchdesk.store.draft;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Half-filled forms of user tasks, one for each task and person. */
@Repository
public class TaskDraftRepository {
  private final JdbcClient jdbc;

  TaskDraftRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the person has saved for the task. */
  public Optional<TaskDraft> find(long taskKey, String person) {
    return jdbc.sql("select * from desk.task_draft where task_key = :task and person = :person")
        .param("task", taskKey)
        .param("person", person)
        .query(
            (row, n) ->
                new TaskDraft(
                    Json.object(row.getString("data")),
                    row.getInt("version"),
                    Sql.instant(row, "updated_at")))
        .optional();
  }

  /**
   * Saves the next version.
   *
   * @param draft its version is one more than the one it was made from
   * @return false when that one is not the newest any more; then nothing was changed
   */
  public boolean save(long taskKey, String person, TaskDraft draft) {
    return jdbc.sql(
                """
                insert into desk.task_draft as d (task_key, person, data, version, updated_at)
                select :task, :person, cast(:data as jsonb), :version, :at
                 where :version = 1
                    or exists (select 1 from desk.task_draft where task_key = :task and person = :person)
                on conflict (task_key, person) do update
                   set data = excluded.data, version = excluded.version, updated_at = excluded.updated_at
                 where d.version = excluded.version - 1
                """)
            .param("task", taskKey)
            .param("person", person)
            .param("data", Json.write(draft.values()))
            .param("version", draft.version())
            .param("at", Sql.utc(draft.updatedAt()))
            .update()
        == 1;
  }

  /**
   * @return whether the person had a draft of the task
   */
  public boolean delete(long taskKey, String person) {
    return jdbc.sql("delete from desk.task_draft where task_key = :task and person = :person")
            .param("task", taskKey)
            .param("person", person)
            .update()
        == 1;
  }

  /** Removes everybody's drafts of a task that is answered. */
  public void deleteAll(long taskKey) {
    jdbc.sql("delete from desk.task_draft where task_key = :task").param("task", taskKey).update();
  }
}
