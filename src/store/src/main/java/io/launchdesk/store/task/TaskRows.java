package io.launchdesk.store.task;

import io.launchdesk.store.Sort;
import io.launchdesk.store.Sql;
import io.launchdesk.store.away.Away;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How tasks are read: first which are wanted, by the few tables that conditions and orders need,
 * then what is shown of each. So a page looks up names and variables for the tasks on it alone, and
 * PostgreSQL has two small joins to plan instead of one of fourteen tables.
 */
final class TaskRows {
  /** {@code engine.user_task t} with its request {@code desk.request r}. */
  static final String FROM =
      """
        from engine.user_task t
        join engine.process_instance root on root.key = t.root_key
        join desk.request r on r.id = root.correlation_key
      """;

  private static final String SHOWN =
      """
      select t.*, coalesce(t.custom_headers ->> 'fourEyes', '') = 'true' as four_eyes,
             exists (select 1 from desk.task_outcome o where o.task_key = t.key) as answered,
             (select rt.title from desk.request_type rt where rt.type = t.request_type) as type_title,
             p.display_name as requester_name, a.display_name as assignee_name,
             coalesce(
               (select va.value ->> 'title' from engine.variable va
                 where va.scope_key = te.flow_scope_key and va.name = 'approvalStep'),
               (select dl.title || ', ' || dl.language from engine.variable vd join desk.deliverable dl on dl.id = vd.value ->> 'deliverableId'
                 where vd.scope_key = te.flow_scope_key and vd.name = 'deliverable'),
               (select archived.titles ->> t.key::text from desk.archived_request archived
                 where archived.request_id = t.request_id and t.state <> 'open')) as about,
             away.until_day as away_until, away.deputy as away_deputy,
             deputy.display_name as away_deputy_name, away.note as away_note,
             array(select o.person from desk.task_outcome o
                    where o.request_id = t.request_id and o.on_behalf_of = t.requester) as requester_deputies
        from (select t.*, r.id as request_id, r.title as request_title, r.type as request_type, r.requester,
                     r.team as requester_team, r.withdrawn_at is not null as withdrawn, r.confidential, %s
              %s where %s order by %s %s) t
        join desk.person p on p.username = t.requester
        left join desk.person a on a.username = t.assignee
        left join engine.element_instance te on te.key = t.element_instance_key
        left join desk.away away on away.person = t.assignee
        left join desk.person deputy on deputy.username = away.deputy
       order by %s
      """;

  private TaskRows() {}

  /**
   * A query of tasks in an order, whose value comes as column {@code place}.
   *
   * @param where SQL condition on the tables of {@link #FROM}
   */
  static String sql(String where, Sort sort) {
    return sql(where, sort, "");
  }

  /** The same, for the first {@code :limit} tasks alone. */
  static String firstSql(String where, Sort sort) {
    return sql(where, sort, "limit :limit");
  }

  private static String sql(String where, Sort sort, String limit) {
    Sort shown = new Sort("t.place", sort.kind(), "t.key", sort.descending());
    return SHOWN.formatted(sort.column(), FROM, where, sort.order(), limit, shown.order());
  }

  /** The task of a row of such a query. */
  static Task task(ResultSet row) throws SQLException {
    return new Task(
        row.getLong("key"),
        row.getString("element_id"),
        row.getString("about"),
        row.getString("bpmn_process_id"),
        row.getLong("process_definition_key"),
        row.getLong("element_instance_key"),
        row.getString("state"),
        row.getString("assignee"),
        row.getString("assignee_name"),
        Away.of(row),
        Sql.texts(row, "candidate_groups"),
        Sql.texts(row, "candidate_users"),
        Sql.instant(row, "due_at"),
        row.getInt("priority"),
        Sql.number(row, "form_key"),
        row.getBoolean("four_eyes"),
        Sql.texts(row, "requester_deputies"),
        Sql.instant(row, "created_at"),
        row.getBoolean("answered"),
        row.getString("request_id"),
        row.getString("request_title"),
        row.getString("request_type"),
        row.getString("type_title"),
        row.getString("requester"),
        row.getString("requester_name"),
        row.getString("requester_team"),
        row.getBoolean("withdrawn"),
        row.getBoolean("confidential"));
  }
}
