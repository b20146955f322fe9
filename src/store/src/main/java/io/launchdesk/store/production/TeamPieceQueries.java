package io.launchdesk.store.production;

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

/**
 * Unfinished deliverables of visible requests that have no open task: those that have one are
 * looked after by their task.
 */
@Repository
public class TeamPieceQueries {
  private final JdbcClient jdbc;

  TeamPieceQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The deliverables of a section, by deadline. */
  public List<Piece> page(TeamFilter filter, Access access, int limit) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    List<String> conditions = conditions(filter, parameters);
    if (filter.after() != null) {
      conditions.add(
          "("
              + BoardQueries.DUE
              + ", p.id) > (coalesce(cast(:afterAt as timestamptz), 'infinity'), :afterId)");
      parameters.put("afterAt", Sql.utc(filter.after().at()));
      parameters.put("afterId", filter.after().id());
    }
    return jdbc.sql(
            "select p.*, holder.display_name as holder_name from ("
                + BoardQueries.PIECES
                + ") p left join desk.person holder on holder.username = p.holder where "
                + String.join(" and ", conditions)
                + " order by "
                + BoardQueries.DUE
                + ", p.id limit :limit")
        .params(parameters)
        .param("limit", limit)
        .query((row, n) -> BoardQueries.piece(row))
        .list();
  }

  /** How many deliverables of the section there are. */
  public int count(TeamFilter filter, Access access) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    List<String> conditions = conditions(filter, parameters);
    return jdbc.sql(
            "select count(*) from ("
                + BoardQueries.PIECES
                + ") p where "
                + String.join(" and ", conditions))
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  private static List<String> conditions(TeamFilter filter, Map<String, Object> parameters) {
    List<String> conditions =
        new ArrayList<>(
            List.of("p.stage <> 'accepted'", "not p.in_task", condition(filter.section())));
    if (filter.team() != null) {
      conditions.add("(p.assigned_team = :team or p.producer_team = :team)");
      parameters.put("team", filter.team());
    }
    return conditions;
  }

  private static String condition(Section section) {
    return switch (section) {
      case UNASSIGNED -> "p.producer is null";
      case UNSCHEDULED -> "(p.due_at is null or p.launch_at is null)";
      case LATE -> "p.due_at < now()";
    };
  }
}
