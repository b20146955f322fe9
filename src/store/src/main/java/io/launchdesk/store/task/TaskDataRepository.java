package io.launchdesk.store.task;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What forms of tasks show from the business, in the names of docs/process-contract.md (section
 * Forms). Columns are named as the forms' variables.
 */
@Repository
public class TaskDataRepository {
  private static final Set<String> JSON_TYPES = Set.of("json", "jsonb");
  private static final RowMapper<Map<String, Object>> FIELDS = (row, n) -> fields(row);

  private final JdbcClient jdbc;

  TaskDataRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Requests that may ask for the same, the most alike first. */
  public List<Map<String, Object>> duplicates(String requestId) {
    return jdbc.sql(
            """
            select r.id, r.title, s.status, p.display_name as "requesterName", d.reason
              from desk.duplicate_candidate d
              join desk.request r on r.id = d.candidate_id
              join desk.request_status s on s.request_id = r.id
              join desk.person p on p.username = r.requester
             where d.request_id = :id and not r.confidential
             order by d.score desc, r.id
            """)
        .param("id", requestId)
        .query(FIELDS)
        .list();
  }

  /** What the newest answer of a step holds. */
  public Optional<Map<String, Object>> newestAnswer(String requestId, String step) {
    return jdbc.sql(
            """
            select data from desk.task_outcome where request_id = :id and step = :step
             order by completed_at desc, task_key desc limit 1
            """)
        .param("id", requestId)
        .param("step", step)
        .query(String.class)
        .optional()
        .map(Json::object);
  }

  /** What approvers of the current brief want changed; {@code fields} are names of its fields. */
  public List<Map<String, Object>> changesRequested(String requestId) {
    return jdbc.sql(
            """
            select coalesce(v.value ->> 'title', a.step) as title, a.reason,
                   coalesce(o.data -> 'changeFields', '[]') as fields
              from desk.approval a
              left join desk.task_outcome o on o.task_key = a.task_key
              join desk.request r on r.id = a.request_id and r.brief_version = a.brief_version
              left join engine.user_task t on t.key = a.task_key
              left join engine.element_instance e on e.key = t.element_instance_key
              left join engine.variable v on v.scope_key = e.flow_scope_key and v.name = 'approvalStep'
             where a.request_id = :id and a.decision = 'request-changes'
             order by a.decided_at
            """)
        .param("id", requestId)
        .query(FIELDS)
        .list();
  }

  /** What has to be added to the brief or corrected in it. */
  public List<Map<String, Object>> briefProblems(String requestId) {
    return jdbc.sql(
            "select field, message from desk.brief_problem where request_id = :id order by position")
        .param("id", requestId)
        .query(FIELDS)
        .list();
  }

  /** The account of a cost centre, in whole currency units. */
  public Optional<Map<String, Object>> account(String costCentre, String period) {
    return jdbc.sql(
            """
            select a.cost_centre as "costCentre", a.period, a.currency, a.planned_minor / 100.0 as planned,
                   coalesce(b.used, 0) / 100.0 as reserved, (a.planned_minor - coalesce(b.used, 0)) / 100.0 as available
              from desk.budget_account a
              left join lateral (
                select sum(case kind when 'release' then -amount_minor else amount_minor end) as used
                  from desk.budget_entry e where e.cost_centre = a.cost_centre and e.period = a.period) b on true
             where a.cost_centre = :centre and a.period = :period
            """)
        .param("centre", costCentre)
        .param("period", period)
        .query(FIELDS)
        .optional();
  }

  /** A deliverable. */
  public Optional<Map<String, Object>> deliverable(String id) {
    return jdbc.sql(
            """
            select id as "deliverableId", kind, title, channel, language, skill, checks, producer, state,
                   rework_count as "reworkCount"
              from desk.deliverable where id = :id
            """)
        .param("id", id)
        .query(FIELDS)
        .optional();
  }

  /** The newest version of a deliverable's asset with its findings and review. */
  public Optional<Map<String, Object>> newestAsset(String deliverableId) {
    return jdbc.sql(
            """
            select v.version, v.content, v.check_findings as findings, v.review, v.review_comment as "reviewComment",
                   v.author, p.display_name as "authorName", v.created_at as "createdAt"
              from desk.asset_version v left join desk.person p on p.username = v.author
             where v.deliverable_id = :id
             order by v.version desc limit 1
            """)
        .param("id", deliverableId)
        .query(FIELDS)
        .optional();
  }

  /** Where the request is live or was. */
  public List<Map<String, Object>> publications(String requestId) {
    return jdbc.sql(
            """
            select channel, address, state, published_at as "publishedAt", verified_at as "verifiedAt",
                   retracted_at as "retractedAt"
              from desk.publication where request_id = :id order by channel
            """)
        .param("id", requestId)
        .query(FIELDS)
        .list();
  }

  /** Results known so far. */
  public List<Map<String, Object>> results(String requestId) {
    return jdbc.sql(
            "select metric, value, source, at from desk.campaign_result where request_id = :id order by metric, source")
        .param("id", requestId)
        .query(FIELDS)
        .list();
  }

  private static Map<String, Object> fields(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      fields.put(columns.getColumnLabel(i), field(row, columns, i));
    }
    return fields;
  }

  private static Object field(ResultSet row, ResultSetMetaData columns, int i) throws SQLException {
    String type = columns.getColumnTypeName(i);
    if (JSON_TYPES.contains(type)) {
      return Json.value(row.getString(i));
    }
    return switch (type) {
      case "timestamptz" -> {
        var instant = Sql.instant(row, columns.getColumnLabel(i));
        yield instant == null ? null : instant.toString();
      }
      case "_text" -> Sql.texts(row, columns.getColumnLabel(i));
      default -> row.getObject(i);
    };
  }
}
