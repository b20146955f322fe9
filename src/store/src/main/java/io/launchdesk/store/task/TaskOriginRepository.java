package io.launchdesk.store.task;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a task comes from, until when it is wanted, and who answered it. */
@Repository
public class TaskOriginRepository {
  private final JdbcClient jdbc;

  TaskOriginRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The clock of a task: the instants that its timers are armed with.
   *
   * @param targetMinutes business minutes that the task may take
   * @param escalateTo the group that hears when it is late; null when none does
   */
  public record Clock(
      Instant startedAt,
      Instant remindAt,
      Instant dueAt,
      Instant escalateAt,
      int targetMinutes,
      String escalateTo) {}

  /**
   * Who answered a task, and when.
   *
   * @param onBehalfOf who held the task and was away; null when the person answered as such
   */
  public record Answered(
      String person, String personName, String onBehalfOf, String onBehalfOfName, Instant at) {}

  /**
   * A decision that the request went through.
   *
   * @param tables the decision tables that were asked, with inputs and matched rules
   */
  public record Decision(Instant at, List<?> tables) {}

  /** The clock of the task that this element instance is; empty when its time is not measured. */
  public Optional<Clock> clock(long elementInstanceKey) {
    return jdbc.sql(
            """
            select started_at, remind_at, due_at, escalate_at, target_minutes, policy ->> 'escalateTo' as escalate_to
              from desk.sla_clock where element_instance_key = :key
            """)
        .param("key", elementInstanceKey)
        .query(
            (row, n) ->
                new Clock(
                    Sql.instant(row, "started_at"),
                    Sql.instant(row, "remind_at"),
                    Sql.instant(row, "due_at"),
                    Sql.instant(row, "escalate_at"),
                    row.getInt("target_minutes"),
                    row.getString("escalate_to")))
        .optional();
  }

  /** The answer to a task; empty while there is none. */
  public Optional<Answered> answered(long taskKey) {
    return jdbc.sql(
            """
            select o.person, p.display_name, o.on_behalf_of, other.display_name as other_name, o.completed_at
              from desk.task_outcome o left join desk.person p on p.username = o.person
              left join desk.person other on other.username = o.on_behalf_of
             where o.task_key = :key
            """)
        .param("key", taskKey)
        .query(
            (row, n) ->
                new Answered(
                    row.getString("person"),
                    row.getString("display_name"),
                    row.getString("on_behalf_of"),
                    row.getString("other_name"),
                    Sql.instant(row, "completed_at")))
        .optional();
  }

  /** The decisions that were made for the request before the task began, the newest first. */
  public List<Decision> decisionsBefore(long taskKey) {
    return jdbc.sql(
            """
            select d.evaluated_at, d.evaluated
              from engine.user_task t
              join engine.decision_evaluation d on d.root_key = t.root_key and d.evaluated_at <= t.created_at
             where t.key = :key and d.state = 'evaluated'
             order by d.evaluated_at desc, d.key desc
             limit 50
            """)
        .param("key", taskKey)
        .query(
            (row, n) ->
                new Decision(
                    Sql.instant(row, "evaluated_at"),
                    Json.value(row.getString("evaluated")) instanceof List<?> tables
                        ? tables
                        : List.of()))
        .list();
  }
}
