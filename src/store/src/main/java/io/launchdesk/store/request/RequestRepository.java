package io.launchdesk.store.request;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sort.Placed;
import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import io.launchdesk.store.identity.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests: writes them and lists what a person may see. */
@Repository
public class RequestRepository {
  private static final String ROWS =
      """
      r.id, r.type, rt.title as type_title, r.title, s.status, r.requester, p.display_name as requester_name,
             r.team, r.assigned_team, r.priority, r.sla_class, r.brief_version, r.created_at, r.launch_at,
             r.promised_at, s.ended_at, r.withdrawn_at, s.root_key, r.campaign, c.name as campaign_name,
             r.confidential
        from desk.request r
        join desk.request_type rt on rt.type = r.type
        join desk.person p on p.username = r.requester
        join desk.request_status s on s.request_id = r.id
        left join desk.campaign c on c.id = r.campaign
      """;
  private static final String SUMMARY = "select " + ROWS;

  private final JdbcClient jdbc;

  RequestRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores the request with version 1 of its brief.
   *
   * @return the new id, e.g. {@code MR-1001}
   */
  public String insert(NewRequest request) {
    return jdbc.sql(
            """
            with created as (
              insert into desk.request (id, type, title, requester, team, brief, campaign, confidential, created_at)
              values ('MR-' || nextval('desk.request_number'), :type, :title, :requester, :team,
                      cast(:brief as jsonb), :campaign, :confidential, :at)
              returning id, brief, requester, created_at),
            version as (
              insert into desk.brief_version (request_id, version, brief, author, created_at)
              select id, 1, brief, requester, created_at from created)
            select id from created
            """)
        .param("type", request.type())
        .param("title", request.title())
        .param("requester", request.requester())
        .param("team", request.team())
        .param("brief", Json.write(request.brief()))
        .param("campaign", request.campaign())
        .param("confidential", request.confidential())
        .param("at", Sql.utc(request.createdAt()))
        .query(String.class)
        .single();
  }

  /** The request, when it exists and the person may see it. */
  public Optional<RequestSummary> find(String id, Access access) {
    return jdbc.sql(SUMMARY + " where r.id = :id and " + Access.REQUEST_VISIBLE)
        .params(access.parameters())
        .param("id", id)
        .query((row, n) -> summary(row))
        .optional();
  }

  /** Whether the person works on the request, or sees all. */
  public boolean worksOn(String id, Access access) {
    return jdbc.sql(
            "select exists (select 1 from desk.request r where r.id = :id and "
                + Access.REQUEST_WORKED_ON
                + ")")
        .params(access.parameters())
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** The request, when it exists, whoever asks. */
  public Optional<RequestSummary> find(String id) {
    return jdbc.sql(SUMMARY + " where r.id = :id")
        .param("id", id)
        .query((row, n) -> summary(row))
        .optional();
  }

  /** The visible requests that the filter keeps, in its order. */
  public List<Placed<RequestSummary>> page(RequestFilter filter, Access access, int limit) {
    Where where =
        new Where(access.parameters())
            .and(Access.REQUEST_VISIBLE)
            .and("r.requester = :requester", "requester", filter.requester())
            .and("r.team = :team", "team", filter.team());
    filter.match().conditions(where, "s.status", jdbc);
    filter.sort().after(filter.after(), where);
    return jdbc.sql(
            "select %s, %s where %s order by %s limit :limit"
                .formatted(filter.sort().column(), ROWS, where.sql(), filter.sort().order()))
        .params(where.parameters())
        .param("limit", limit)
        .query((row, n) -> filter.sort().placed(row, summary(row)))
        .list();
  }

  /** The current brief; empty when there is no such request. */
  public Optional<Map<String, Object>> brief(String id) {
    return jdbc.sql("select brief from desk.request where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(Json::object);
  }

  /**
   * Marks the request as withdrawn, once.
   *
   * @return whether this call did it; false when it was withdrawn before
   */
  public boolean withdraw(String id, String person, String reason, Instant at) {
    return jdbc.sql(
                """
                update desk.request set withdrawn_at = :at, withdrawn_by = :person, withdraw_reason = :reason
                 where id = :id and withdrawn_at is null
                """)
            .param("at", Sql.utc(at))
            .param("person", person)
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  private static RequestSummary summary(ResultSet row) throws SQLException {
    return new RequestSummary(
        row.getString("id"),
        row.getString("type"),
        row.getString("type_title"),
        row.getString("title"),
        row.getString("status"),
        row.getString("requester"),
        row.getString("requester_name"),
        row.getString("team"),
        row.getString("assigned_team"),
        row.getString("priority"),
        row.getString("sla_class"),
        row.getInt("brief_version"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "launch_at"),
        Sql.instant(row, "promised_at"),
        Sql.instant(row, "ended_at"),
        Sql.instant(row, "withdrawn_at"),
        row.getString("campaign"),
        row.getString("campaign_name"),
        row.getBoolean("confidential"),
        Sql.number(row, "root_key"));
  }
}
