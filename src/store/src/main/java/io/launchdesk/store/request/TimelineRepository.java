package io.launchdesk.store.request;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a request, from the engine's facts and the desk's. */
@Repository
public class TimelineRepository {
  private static final String EVENTS =
      """
      with root as (
        select p.key, p.state, p.end_element_id, p.process_definition_key, p.started_at, p.ended_at
          from engine.process_instance p
         where p.correlation_key = :id and p.key = p.root_key
         order by p.key desc limit 1)
      select r.created_at as at, 'submitted' as kind, r.id as ref, r.requester as person,
             jsonb_build_object('title', r.title) as data
        from desk.request r where r.id = :id
      union all
      select v.created_at, 'brief-changed', v.version::text, v.author,
             jsonb_build_object('version', v.version, 'reason', v.reason, 'brief', v.brief, 'type', r.type, 'before', (
               select b.brief from desk.brief_version b where b.request_id = v.request_id and b.version = v.version - 1))
        from desk.brief_version v join desk.request r on r.id = v.request_id
       where v.request_id = :id and v.version > 1
      union all
      select e.started_at, 'stage-entered', e.key::text, null,
             jsonb_build_object('element', e.element_id, 'definition', p.process_definition_key)
        from root join engine.element_instance e on e.root_key = root.key and e.process_instance_key = root.key
        join engine.process_instance p on p.key = e.process_instance_key
       where e.element_type = 'CALL_ACTIVITY'
      union all
      select o.completed_at, 'task-answered', o.task_key::text, o.person,
             jsonb_build_object('element', o.element_id, 'definition', t.process_definition_key, 'form', t.form_key,
                                'data', o.data, 'onBehalfOf', other.display_name, 'about', coalesce(va.value ->> 'title', dl.title || ', ' || dl.language))
        from desk.task_outcome o
        left join desk.person other on other.username = o.on_behalf_of
        left join engine.user_task t on t.key = o.task_key
        left join engine.element_instance te on te.key = t.element_instance_key
        left join engine.variable va on va.scope_key = te.flow_scope_key and va.name = 'approvalStep'
        left join engine.variable vd on vd.scope_key = te.flow_scope_key and vd.name = 'deliverable'
        left join desk.deliverable dl on dl.id = vd.value ->> 'deliverableId'
       where o.request_id = :id
      union all
      select a.at, replace(a.action, '.', '-'), a.id::text, a.person,
             a.details || jsonb_build_object('element', t.element_id, 'definition', t.process_definition_key,
                                             'assigneeName', receiver.display_name, 'fromName', giver.display_name)
        from desk.audit_event a
        left join desk.person receiver on receiver.username = a.details ->> 'assignee'
        left join desk.person giver on giver.username = a.details ->> 'from'
        left join engine.user_task t on t.key::text = split_part(a.subject, '/', 2)
       where a.subject like :id || '/%' and a.action in ('task.assign', 'task.release')
      union all
      select a.at, 'campaign', a.id::text, a.person,
             a.details || jsonb_build_object('campaignName', c.name, 'fromName', b.name)
        from desk.audit_event a
        left join desk.campaign c on c.id = a.details ->> 'campaign'
        left join desk.campaign b on b.id = a.details ->> 'from'
       where a.subject = :id and a.action = 'request.campaign'
      union all
      select d.evaluated_at, 'decided', d.key::text, null,
             jsonb_build_object('name', d.decision_name, 'state', d.state, 'output', d.output,
                                'evaluated', d.evaluated, 'failure', d.failure_message)
        from root join engine.decision_evaluation d on d.root_key = root.key
      union all
      select p.published_at, 'published', p.effect_key, null,
             jsonb_build_object('channel', p.channel, 'address', p.address)
        from desk.publication p where p.request_id = :id and p.published_at is not null
      union all
      select p.retracted_at, 'retracted', p.effect_key, null, jsonb_build_object('channel', p.channel)
        from desk.publication p where p.request_id = :id and p.retracted_at is not null
      union all
      select b.booked_at, 'budget-' || b.kind, b.effect_key, null,
             jsonb_build_object('costCentre', b.cost_centre, 'amount', b.amount_minor / 100.0, 'currency', a.currency)
        from desk.budget_entry b join desk.budget_account a using (cost_centre, period)
       where b.request_id = :id and b.amount_minor > 0
      union all
      select n.created_at, 'notified', min(n.id)::text, case when count(*) = 1 then min(n.recipient) end,
             jsonb_build_object('subject', (array_agg(n.subject order by n.id))[1], 'template', n.template)
        from desk.notification n
       where n.request_id = :id and n.mail <> 'off' and n.subject is not null
       group by n.created_at, n.template
      union all
      select i.created_at, 'incident', i.key::text, null,
             jsonb_build_object('element', i.element_id, 'message', i.error_message, 'definition', p.process_definition_key)
        from root join engine.incident i on i.root_key = root.key
        left join engine.process_instance p on p.key = i.process_instance_key
      union all
      select i.resolved_at, 'incident-resolved', i.key::text, trial.person,
             jsonb_build_object('element', i.element_id, 'definition', p.process_definition_key,
                                'reason', nullif(trial.reason, ''))
        from root join engine.incident i on i.root_key = root.key
        left join engine.process_instance p on p.key = i.process_instance_key
        left join lateral (
          select a.person, a.details ->> 'reason' as reason from desk.audit_event a
           where a.subject = i.key::text and a.action = 'incident.resolve'
           order by a.id desc limit 1) trial on true
       where i.resolved_at is not null
      union all
      select c.created_at, 'comment', c.id::text, c.author,
             jsonb_build_object('text', nullif(c.body, ''), 'deleted', c.deleted_at is not null)
        from desk.comment c where c.request_id = :id
      union all
      select a.at, 'incident-correct', a.id::text, a.person,
             a.details || jsonb_build_object('element', i.element_id, 'definition', p.process_definition_key)
        from root join engine.incident i on i.root_key = root.key
        join desk.audit_event a on a.subject = i.key::text and a.action = 'incident.correct'
        left join engine.process_instance p on p.key = i.process_instance_key
      union all
      select r.withdrawn_at, 'withdrawn', r.id, r.withdrawn_by, jsonb_build_object('reason', r.withdraw_reason)
        from desk.request r where r.id = :id and r.withdrawn_at is not null
      union all
      select root.ended_at, 'ended', root.key::text, null,
             jsonb_build_object('state', root.state, 'element', root.end_element_id,
                                'definition', root.process_definition_key)
        from root where root.ended_at is not null
      """;

  private final JdbcClient jdbc;

  TimelineRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something that happened.
   *
   * @param kind e.g. {@code task-answered}
   * @param ref tells two events of one kind apart
   * @param person who did it, or whom it concerns; null for the system
   * @param data what the kind needs to be told
   */
  public record Event(
      Instant at,
      String kind,
      String ref,
      String person,
      String personName,
      Map<String, Object> data) {}

  /** Place in the order: by time, then kind, then reference. */
  public record After(Instant at, String kind, String ref) {}

  /**
   * The events of a request, the earliest first.
   *
   * @param after null for the start
   */
  public List<Event> page(String requestId, After after, int limit) {
    String later = after == null ? "" : " where (e.at, e.kind, e.ref) > (:at, :kind, :ref)";
    var query =
        jdbc.sql(
                "select e.*, p.display_name from ("
                    + EVENTS
                    + ") e left join desk.person p on p.username = e.person"
                    + later
                    + " order by e.at, e.kind, e.ref limit :limit")
            .param("id", requestId)
            .param("limit", limit);
    if (after != null) {
      query =
          query
              .param("at", Sql.utc(after.at()))
              .param("kind", after.kind())
              .param("ref", after.ref());
    }
    return query
        .query(
            (row, n) ->
                new Event(
                    Sql.instant(row, "at"),
                    row.getString("kind"),
                    row.getString("ref"),
                    row.getString("person"),
                    row.getString("display_name"),
                    Json.object(row.getString("data"))))
        .list();
  }
}
