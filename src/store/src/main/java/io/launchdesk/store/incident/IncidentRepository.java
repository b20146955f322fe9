package io.launchdesk.store.incident;

import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Incidents of the engine with the requests that they stop. */
@Repository
public class IncidentRepository {
  /** {@code engine.incident i} with its request {@code desk.request r}, if it has one. */
  private static final String FROM =
      """
        from engine.incident i
        left join engine.process_instance root on root.key = i.root_key
        left join desk.sla_clock clock on clock.element_instance_key =
          case when root.bpmn_process_id = 'SlaClockProcess' then root.correlation_key::bigint end
        left join desk.request r on r.id = coalesce(clock.request_id, root.correlation_key)
      """;

  private static final String SELECT =
      """
      select i.*, r.id as request_id, r.title as request_title, r.type as request_type, rt.title as type_title,
             requester.display_name as requester_name, r.launch_at, r.promised_at, s.status as stage,
             j.type as job_type, p.process_definition_key,
             coalesce((select vc.value #>> '{}' from engine.variable vc
                        where vc.name = 'channel' and vc.scope_key in (i.element_instance_key, e.flow_scope_key)
                        order by vc.scope_key desc limit 1),
                      (select dl.title || ', ' || dl.language
                         from engine.variable vd join desk.deliverable dl on dl.id = vd.value ->> 'deliverableId'
                        where vd.name = 'deliverable' and vd.scope_key in (i.element_instance_key, e.flow_scope_key)
                        limit 1)) as about,
             (select count(*) from engine.user_task t
               where t.root_key = i.root_key and t.state = 'open'
                 and not exists (select 1 from desk.task_outcome o where o.task_key = t.key)) as open_tasks,
             trial.person as tried_by, trier.display_name as tried_by_name, trial.details ->> 'reason' as reason
      %s
        left join desk.request_type rt on rt.type = r.type
        left join desk.person requester on requester.username = r.requester
        left join desk.request_status s on s.request_id = r.id
        left join engine.job j on j.key = i.job_key
        left join engine.process_instance p on p.key = i.process_instance_key
        left join engine.element_instance e on e.key = i.element_instance_key
        left join lateral (
          select a.person, a.details from desk.audit_event a
           where a.subject = i.key::text and a.action = 'incident.resolve'
           order by a.id desc limit 1) trial on true
        left join desk.person trier on trier.username = trial.person
      """
          .formatted(FROM);

  private final JdbcClient jdbc;

  IncidentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An incident.
   *
   * @param errorType the engine's word for it, e.g. {@code JOB_NO_RETRIES}
   * @param elementInstanceKey the run of the step that stands still; null when there is none
   * @param about which of several runs of the step it is: the channel or the piece; null when the
   *     step has but one
   * @param jobKey the job that failed; null when it is not about a job
   * @param requestId null when it stops no request; then all that is told of the request is null
   * @param stage where the request is, as {@code desk.request_status} says
   * @param openTasks how many tasks of the request people can still work on
   * @param triedBy who had it tried again; null while nobody has, and when it ended by itself
   */
  public record Incident(
      long key,
      String errorType,
      String message,
      String state,
      String requestId,
      String requestTitle,
      String requestType,
      String requestTypeTitle,
      String requesterName,
      String stage,
      Instant launchAt,
      Instant promisedAt,
      int openTasks,
      String processId,
      Long processDefinitionKey,
      Long elementInstanceKey,
      String elementId,
      String about,
      Long jobKey,
      String jobType,
      Instant createdAt,
      Instant resolvedAt,
      String triedBy,
      String triedByName,
      String reason) {

    /** Whether the step still stands still. */
    public boolean isOpen() {
      return state.equals("open");
    }
  }

  /** Place in the order: the instant that the state orders by, then the key. */
  public record After(Instant at, long key) {}

  /**
   * Incidents in this state, without those of requests that are kept from the person: open ones the
   * oldest first, resolved ones the last resolved first.
   *
   * @param state {@code open} or {@code resolved}
   * @param requestId only of this request; null for all
   */
  public List<Incident> page(
      String state, String requestId, Access access, After after, int limit) {
    boolean open = state.equals("open");
    String later =
        open
            ? " and (i.created_at, i.key) > (:afterAt, :afterKey)"
            : " and (i.resolved_at, i.key) < (:afterAt, :afterKey)";
    var query =
        jdbc.sql(
                SELECT
                    + " where i.state = :state and (cast(:request as text) is null or r.id = :request) and "
                    + Access.ADMITTED
                    + (after == null ? "" : later)
                    + (open
                        ? " order by i.created_at, i.key limit :limit"
                        : " order by i.resolved_at desc, i.key desc limit :limit"))
            .params(access.parameters())
            .param("state", state)
            .param("request", requestId)
            .param("limit", limit);
    if (after != null) {
      query = query.param("afterAt", Sql.utc(after.at())).param("afterKey", after.key());
    }
    return query.query((row, n) -> incident(row)).list();
  }

  /** How many steps stand still, without those of requests that are kept from the person. */
  public int countOpen(Access access) {
    return jdbc.sql("select count(*) " + FROM + " where i.state = 'open' and " + Access.ADMITTED)
        .params(access.parameters())
        .query(Integer.class)
        .single();
  }

  /** The incident, unless its request is kept from the person. */
  public Optional<Incident> find(long key, Access access) {
    return jdbc.sql(SELECT + " where i.key = :key and " + Access.ADMITTED)
        .params(access.parameters())
        .param("key", key)
        .query((row, n) -> incident(row))
        .optional();
  }

  /** Which of these requests are stopped by an open incident. */
  public List<String> stopped(List<String> requestIds) {
    if (requestIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select distinct root.correlation_key
              from engine.incident i join engine.process_instance root on root.key = i.root_key
             where i.state = 'open' and root.correlation_key = any(:requests)
            """)
        .param("requests", Sql.texts(requestIds))
        .query(String.class)
        .list();
  }

  private static Incident incident(ResultSet row) throws SQLException {
    return new Incident(
        row.getLong("key"),
        row.getString("error_type"),
        row.getString("error_message"),
        row.getString("state"),
        row.getString("request_id"),
        row.getString("request_title"),
        row.getString("request_type"),
        row.getString("type_title"),
        row.getString("requester_name"),
        row.getString("stage"),
        Sql.instant(row, "launch_at"),
        Sql.instant(row, "promised_at"),
        row.getInt("open_tasks"),
        row.getString("bpmn_process_id"),
        Sql.number(row, "process_definition_key"),
        Sql.number(row, "element_instance_key"),
        row.getString("element_id"),
        row.getString("about"),
        Sql.number(row, "job_key"),
        row.getString("job_type"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "resolved_at"),
        row.getString("tried_by"),
        row.getString("tried_by_name"),
        row.getString("reason"));
  }
}
