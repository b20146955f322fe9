package io.launchdesk.store.task;

import io.launchdesk.store.identity.Access;
import io.launchdesk.store.team.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts what people have in hand. A deliverable is with who holds the task of making it, else with
 * its producer; what belongs to a request that has ended counts for nobody.
 */
@Repository
public class WorkloadQueries {
  private static final int MOST = 500;
  private static final String MAKING = "UserTask_ProduceAsset";
  private static final String LOAD =
      """
      with open_task as (
        select t.assignee, t.element_id = '%s' and vd.value is not null as making, vd.value ->> 'deliverableId' as deliverable
      %s
          left join engine.element_instance te on te.key = t.element_instance_key
          left join engine.variable vd on vd.scope_key = te.flow_scope_key and vd.name = 'deliverable'
         where %s),
      held as (
        select assignee as username, count(*) as tasks, count(*) filter (where not making) as unknown
          from open_task where assignee is not null group by 1),
      made as (
        select case when m.making then m.assignee else d.producer end as username,
               count(*) as pieces, count(*) filter (where d.effort_hours = 0) as unknown, sum(d.effort_hours) as hours
          from desk.deliverable d
          join desk.request r on r.id = d.request_id
          join desk.request_status s on s.request_id = r.id
          left join open_task m on m.making and m.deliverable = d.id
         where d.state <> 'accepted' and r.withdrawn_at is null and s.ended_at is null
           and not exists (select 1 from desk.asset_version v where v.deliverable_id = d.id and v.review = 'accept')
         group by 1)
      select p.username, p.display_name, p.team,
             coalesce(held.tasks, 0) as tasks, coalesce(held.unknown, 0) as tasks_without_estimate,
             coalesce(made.pieces, 0) as deliverables, coalesce(made.unknown, 0) as deliverables_without_estimate,
             coalesce(made.hours, 0) as hours,
             coalesce(c.hours_per_week, usual.hours_per_week) as hours_per_week, c.username is not null as own
        from desk.person p
        cross join desk.capacity_default usual
        left join desk.capacity c on c.username = p.username
        left join held on held.username = p.username
        left join made on made.username = p.username
       where p.active
         and (:all or p.team = :myTeam or exists (
           select 1 from desk.person_group g
            where g.username = p.username and g.group_name = any(cast(:myGroups as text[]))))
         and (cast(:team as text) is null or p.team = :team)
         and (held.tasks is not null or made.pieces is not null
           or exists (select 1 from desk.person_group g where g.username = p.username))
       order by p.team, p.display_name, p.username
       limit %d
      """
          .formatted(MAKING, TaskRows.FROM, TaskRepository.OPEN, MOST);

  private final JdbcClient jdbc;

  WorkloadQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The load of those whose work the person may look after, by team and name: everybody for who
   * hands out work, else the own team and the members of the own groups. Who is in no group and has
   * nothing to do is left out.
   *
   * @param team only people of this team; null for all
   */
  public List<Workload> of(String team, Access access) {
    Map<String, Object> parameters = new HashMap<>(access.parameters());
    parameters.put("all", access.mayDispatch());
    parameters.put("team", team);
    return jdbc.sql(LOAD).params(parameters).query(Workload.class).list();
  }
}
