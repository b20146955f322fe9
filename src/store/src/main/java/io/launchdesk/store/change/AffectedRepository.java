package io.launchdesk.store.change;

import io.launchdesk.core.change.Reach;
import io.launchdesk.core.change.TaskId;
import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.store.Sql;
import io.launchdesk.store.change.Affected.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The people whom a change reaches: what models say, and who has, was given or asked for such work
 * in fact.
 */
@Repository
public class AffectedRepository {
  /** Who was given such a task this long ago is not taken to work on them any more. */
  private static final Duration RECENT = Duration.ofDays(90);

  /** Audiences in the order in which a person is one of them. */
  private static final List<String> AUDIENCES =
      List.of(
          PlanAudience.HOLDER,
          PlanAudience.CANDIDATES,
          PlanAudience.TEAM,
          PlanAudience.REQUESTER,
          PlanAudience.EDITORS);

  private static final String FACTS =
      """
      with reached as (
        select * from unnest(cast(:processOf as text[]), cast(:elements as text[])) as one (process, element)),
      given as (
        select t.state, t.assignee, t.candidate_groups, t.candidate_users from engine.user_task t
          join reached on reached.process = t.bpmn_process_id and reached.element = t.element_id
         where t.state = 'open' or t.created_at > :since),
      candidate_group as (
        select unnest(cast(:groups as text[])) as name
        union select unnest(candidate_groups) from given),
      running as (
        select r.requester, r.assigned_team from desk.request r
          join engine.process_instance root
            on root.correlation_key = r.id and root.key = root.root_key and root.state = 'active'
          join desk.request_type type on type.type = r.type
         where type.form_id = any(:forms) or exists (
           select 1 from engine.process_instance i
            where i.root_key = root.key and i.state = 'active' and i.bpmn_process_id = any(:processes)))
      """;

  private final JdbcClient jdbc;

  AffectedRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Names of all groups that somebody is in. */
  public Set<String> groups() {
    return Set.copyOf(
        jdbc.sql("select distinct group_name from desk.person_group").query(String.class).list());
  }

  /**
   * @param editors who may change models
   */
  public Affected of(Reach reach, Collection<String> editors, Instant now) {
    return new Affected(
        people(reach, editors, now),
        names(reach, "select name from candidate_group", now),
        names(reach, "select assigned_team from running where assigned_team is not null", now));
  }

  private List<Person> people(Reach reach, Collection<String> editors, Instant now) {
    return facts(
            reach,
            """
            , named (person, place) as (
              select assignee, 1 from given where state = 'open'
              union all
              select g.username, 2 from desk.person_group g join candidate_group c on c.name = g.group_name
              union all
              select unnest(candidate_users), 2 from given
              union all
              select unnest(cast(:people as text[])), 2
              union all
              select g.username, 3 from desk.person_group g join running r on r.assigned_team = g.group_name
              union all
              select requester, 4 from running
              union all
              select unnest(cast(:editors as text[])), 5)
            select p.username, min(named.place) as place from named join desk.person p on p.username = named.person
             where p.active group by p.username order by p.username
            """,
            now)
        .param("people", Sql.texts(reach.people()))
        .param("editors", Sql.texts(editors))
        .query(
            (row, n) ->
                new Person(row.getString("username"), AUDIENCES.get(row.getInt("place") - 1)))
        .list();
  }

  private Set<String> names(Reach reach, String select, Instant now) {
    return Set.copyOf(facts(reach, select, now).query(String.class).set());
  }

  private JdbcClient.StatementSpec facts(Reach reach, String select, Instant now) {
    List<TaskId> tasks = List.copyOf(reach.tasks());
    return jdbc.sql(FACTS + select)
        .param("processOf", Sql.texts(tasks.stream().map(TaskId::process).toList()))
        .param("elements", Sql.texts(tasks.stream().map(TaskId::element).toList()))
        .param("since", Sql.utc(now.minus(RECENT)))
        .param("groups", Sql.texts(reach.groups()))
        .param("processes", Sql.texts(reach.processes()))
        .param("forms", Sql.texts(reach.forms()));
  }
}
