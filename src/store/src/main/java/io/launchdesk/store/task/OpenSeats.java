package io.launchdesk.store.task;

/**
 * An approval round with a quorum asks the same of several people: a task for each seat. This is
 * SQL that finds, for a task, those of its step and round that still wait; a task without seats is
 * alone.
 */
public final class OpenSeats {
  private static final String STEP =
      "(select v.value ->> 'step' from engine.variable v where v.scope_key = %s.key and v.name = 'approvalStep')";

  private OpenSeats() {}

  /**
   * A query for the keys of the open tasks, as column {@code key}.
   *
   * @param task an SQL expression for the task's key
   */
  public static String of(String task) {
    return """
        select seat_task.key
          from engine.user_task asked
          left join engine.element_instance asked_element on asked_element.key = asked.element_instance_key
          left join engine.element_instance asked_seat on asked_seat.key = asked_element.flow_scope_key
          join engine.user_task seat_task
            on seat_task.root_key = asked.root_key and seat_task.element_id = asked.element_id and seat_task.state = 'open'
          left join engine.element_instance seat_element on seat_element.key = seat_task.element_instance_key
          left join engine.element_instance seat on seat.key = seat_element.flow_scope_key
         where asked.key = %s
           and not exists (select 1 from desk.task_outcome o where o.task_key = seat_task.key)
           and (seat_task.key = asked.key
             or seat.flow_scope_key = asked_seat.flow_scope_key and %s = %s)
        """
        .formatted(task, STEP.formatted("seat"), STEP.formatted("asked_seat"));
  }
}
