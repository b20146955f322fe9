package io.launchdesk.store.notification;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The user task that a reminder or an escalation is about, in the read model. */
@Repository
public class OpenTaskRepository {
  private final JdbcClient jdbc;

  OpenTaskRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether the read model knows the element yet; it lags behind the engine by the exporter's flush
   * interval.
   */
  public boolean knows(long elementInstanceKey) {
    return jdbc.sql("select exists (select 1 from engine.element_instance where key = :key)")
        .param("key", elementInstanceKey)
        .query(Boolean.class)
        .single();
  }

  /**
   * The open task that stands beside an element: the same process instance and the same flow scope
   * (of several instances of a repeated subprocess, the one that the element belongs to). A task
   * whose answer is stored is not open any more.
   *
   * @param elementId id of the user task in the model
   * @param besideKey key of the element that asks
   */
  public Optional<OpenTask> beside(String elementId, long besideKey) {
    return jdbc.sql(
            """
            select t.key, t.element_instance_key, t.assignee, t.candidate_groups, t.due_at, t.priority, t.element_id
              from engine.element_instance asking
              join engine.element_instance task
                on task.process_instance_key = asking.process_instance_key
               and task.flow_scope_key is not distinct from asking.flow_scope_key
               and task.element_id = :element
              join engine.user_task t on t.element_instance_key = task.key and t.state = 'open'
             where asking.key = :beside
               and not exists (select 1 from desk.task_outcome o where o.task_key = t.key)
             order by t.key desc limit 1
            """)
        .param("element", elementId)
        .param("beside", besideKey)
        .query((row, n) -> task(row))
        .optional();
  }

  /** The open task that the element instance is; a task whose answer is stored is not open. */
  public Optional<OpenTask> of(long elementInstanceKey) {
    return jdbc.sql(
            """
            select t.key, t.element_instance_key, t.assignee, t.candidate_groups, t.due_at, t.priority, t.element_id
              from engine.user_task t
             where t.element_instance_key = :key and t.state = 'open'
               and not exists (select 1 from desk.task_outcome o where o.task_key = t.key)
            """)
        .param("key", elementInstanceKey)
        .query((row, n) -> task(row))
        .optional();
  }

  /** The open tasks of a request. */
  public List<OpenTask> ofRequest(String requestId) {
    return jdbc.sql(
            """
            select t.key, t.element_instance_key, t.assignee, t.candidate_groups, t.due_at, t.priority, t.element_id
              from engine.process_instance i
              join engine.user_task t on t.root_key = i.key and t.state = 'open'
             where i.correlation_key = :request and i.key = i.root_key
               and not exists (select 1 from desk.task_outcome o where o.task_key = t.key)
             order by t.key
            """)
        .param("request", requestId)
        .query((row, n) -> task(row))
        .list();
  }

  private static OpenTask task(ResultSet row) throws SQLException {
    return new OpenTask(
        row.getLong("key"),
        row.getLong("element_instance_key"),
        row.getString("element_id"),
        row.getString("assignee"),
        Sql.texts(row, "candidate_groups"),
        Sql.instant(row, "due_at"),
        row.getInt("priority"));
  }

  /**
   * A user task that waits for someone.
   *
   * @param assignee null when nobody has claimed it
   * @param dueAt null when it has no deadline
   */
  public record OpenTask(
      long key,
      long elementInstanceKey,
      String elementId,
      String assignee,
      List<String> candidateGroups,
      Instant dueAt,
      int priority) {}
}
