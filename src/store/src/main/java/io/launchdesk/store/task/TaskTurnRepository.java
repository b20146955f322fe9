package io.launchdesk.store.task;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is changing a task at this moment, over all portals. */
@Repository
public class TaskTurnRepository {
  private final JdbcClient jdbc;

  TaskTurnRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the turn of a task unless somebody has it.
   *
   * @param by identifies the change
   * @param longest after this time the turn is free again, whoever has it
   * @return whether it was free
   */
  public boolean take(long taskKey, UUID by, Duration longest) {
    return jdbc.sql(
                """
                insert into desk.task_turn as t (task_key, taken_by, until)
                values (:task, :by, now() + :longest * interval '1 millisecond')
                on conflict (task_key) do update set taken_by = excluded.taken_by, until = excluded.until
                 where t.until < now()
                """)
            .param("task", taskKey)
            .param("by", by)
            .param("longest", longest.toMillis())
            .update()
        == 1;
  }

  /** Gives the turn back; nothing happens when it is another's by now. */
  public void end(long taskKey, UUID by) {
    jdbc.sql("delete from desk.task_turn where task_key = :task and taken_by = :by")
        .param("task", taskKey)
        .param("by", by)
        .update();
  }
}
