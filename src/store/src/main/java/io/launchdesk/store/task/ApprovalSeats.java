package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who sits where in an approval round. A quorum of three is three people, not one person thrice.
 */
@Repository
public class ApprovalSeats {
  private final JdbcClient jdbc;

  ApprovalSeats(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether one of these people has answered for another seat of the same step in the same round,
   * or somebody did in their place. Further answers to tasks of the request wait until the
   * transaction ends.
   *
   * @param taskKey an approval task's key
   * @param voices who answers, and in whose place
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean hasAnotherSeat(
      long taskKey, String requestId, String step, Collection<String> voices) {
    jdbc.sql("select id from desk.request where id = :request for update")
        .param("request", requestId)
        .query(String.class)
        .optional();
    return jdbc.sql(
            """
            with mine as materialized (
              select t.root_key, seat.key, seat.flow_scope_key as round
                from engine.user_task t
                join engine.element_instance task on task.key = t.element_instance_key
                join engine.element_instance seat on seat.key = task.flow_scope_key
               where t.key = :task)
            select exists (
              select 1
                from mine
                join engine.element_instance seat on seat.root_key = mine.root_key
                 and seat.flow_scope_key = mine.round and seat.key <> mine.key
                join engine.element_instance task on task.root_key = mine.root_key and task.flow_scope_key = seat.key
                join engine.user_task t on t.root_key = mine.root_key and t.element_instance_key = task.key
                join desk.approval a on a.task_key = t.key
                left join desk.task_outcome o on o.task_key = t.key
               where a.step = :step and (a.person = any(:voices) or o.on_behalf_of = any(:voices)))
            """)
        .param("task", taskKey)
        .param("step", step)
        .param("voices", Sql.texts(voices))
        .query(Boolean.class)
        .single();
  }
}
