package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.team.TeamFilter;
import io.launchdesk.store.team.TeamFilter.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open tasks that somebody may look at, whoever has them: what a team lead looks after. */
@Repository
public class TeamTaskQueries {
  private static final String OF_TEAM =
      """
      (r.assigned_team = :team or :team = any(t.candidate_groups)
        or exists (select 1 from desk.person holder where holder.username = t.assignee and holder.team = :team))
      """;

  private final JdbcClient jdbc;

  TeamTaskQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The open tasks of a section that the person may see, by deadline. */
  public List<Task> page(TeamFilter filter, Access access, int limit) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    List<String> conditions = conditions(filter, parameters);
    if (filter.after() != null) {
      conditions.add(
          "("
              + TaskSort.DEADLINE
              + ", t.key) > (coalesce(cast(:afterDue as timestamptz), 'infinity'), :afterKey)");
      parameters.put("afterDue", Sql.utc(filter.after().at()));
      parameters.put("afterKey", Long.parseLong(filter.after().id()));
    }
    return jdbc.sql(TaskRows.firstSql(String.join(" and ", conditions), TaskRepository.BY_DEADLINE))
        .params(parameters)
        .param("limit", limit)
        .query((row, n) -> TaskRows.task(row))
        .list();
  }

  /** How many open tasks of the section there are. */
  public int count(TeamFilter filter, Access access) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    List<String> conditions = conditions(filter, parameters);
    return jdbc.sql(
            "select count(*) " + TaskRows.FROM + " where " + String.join(" and ", conditions))
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  private static List<String> conditions(TeamFilter filter, Map<String, Object> parameters) {
    List<String> conditions =
        new ArrayList<>(
            List.of(TaskRepository.OPEN, Access.TASK_VISIBLE, condition(filter.section())));
    if (filter.team() != null) {
      conditions.add(OF_TEAM);
      parameters.put("team", filter.team());
    }
    return conditions;
  }

  private static String condition(Section section) {
    return switch (section) {
      case UNASSIGNED -> "t.assignee is null";
      case UNSCHEDULED -> "(t.due_at is null or r.launch_at is null)";
      case LATE -> "t.due_at < now()";
    };
  }
}
