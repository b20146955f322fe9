package io.launchdesk.store.request;

import io.launchdesk.store.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What belongs to a request and is shown with it. The caller has checked who may see the request.
 */
@Repository
public class RequestDetailRepository {
  private final JdbcClient jdbc;

  RequestDetailRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Something that is missing in the brief or wrong with it. */
  public record BriefProblem(String field, String message) {}

  /**
   * A measured step.
   *
   * @param state {@code running}, {@code paused}, {@code kept} or {@code breached}; running only
   *     before the deadline
   * @param endedAt null while it runs
   */
  public record Clock(
      String step, String state, Instant startedAt, Instant dueAt, Instant endedAt) {}

  /**
   * A decision of an approver.
   *
   * @param title the step in the words of the approval policy
   */
  public record Approval(
      String step,
      String title,
      String decision,
      String person,
      String personName,
      String reason,
      int briefVersion,
      Instant decidedAt) {}

  /**
   * A piece to be made.
   *
   * @param channel null when it is for no channel in particular
   * @param version the newest version handed in; null before
   */
  public record Deliverable(
      String id,
      String kind,
      String title,
      String channel,
      String language,
      String state,
      String producer,
      String producerName,
      Integer version,
      int reworkCount,
      Instant acceptedAt) {}

  /** Where the request is live or was. */
  public record Publication(
      String channel,
      String state,
      String address,
      Instant publishedAt,
      Instant verifiedAt,
      Instant retractedAt) {}

  /** A figure that was collected or entered. */
  public record Result(String metric, BigDecimal value, String source, Instant at) {}

  /** The requester's rating, 1 to 5. */
  public record Rating(int score, String comment, Instant at) {}

  /**
   * What is booked for the request on a cost centre, in units of the currency.
   *
   * @param reserved what is held and not released
   */
  public record Booking(
      String costCentre, String currency, BigDecimal reserved, BigDecimal spent) {}

  /** That and why the request was taken back. */
  public record Withdrawal(Instant at, String person, String reason) {}

  /** What was wrong with the brief when it was last looked at; empty for an older version. */
  public List<BriefProblem> briefProblems(String requestId) {
    return list(
        """
        select b.field, b.message from desk.brief_problem b
          join desk.request r on r.id = b.request_id and r.brief_version = b.brief_version
         where b.request_id = :id order by b.position
        """,
        requestId,
        (row, n) -> new BriefProblem(row.getString(1), row.getString(2)));
  }

  /** Measured steps, in the order in which they began. */
  public List<Clock> clocks(String requestId) {
    return list(
        """
        select c.step, c.started_at, c.due_at, e.ended_at,
               case when e.ended_at is null and c.held_since is not null then 'paused'
                    when coalesce(e.ended_at, now()) > c.due_at then 'breached'
                    when e.ended_at is null then 'running' else 'kept' end as state
          from desk.sla_clock c
          cross join lateral desk.sla_clock_end_of(c) e
         where c.request_id = :id
         order by c.started_at, c.element_instance_key
        """,
        requestId,
        (row, n) ->
            new Clock(
                row.getString("step"),
                row.getString("state"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "due_at"),
                Sql.instant(row, "ended_at")));
  }

  /** Decisions of approvers, the earliest first. */
  public List<Approval> approvals(String requestId) {
    return list(
        """
        select a.*, p.display_name,
               coalesce(v.value ->> 'title', archived.titles ->> a.task_key::text, a.step) as title
          from desk.approval a
          join desk.person p on p.username = a.person
          left join desk.archived_request archived on archived.request_id = a.request_id
          left join engine.user_task t on t.key = a.task_key
          left join engine.element_instance e on e.key = t.element_instance_key
          left join engine.variable v on v.scope_key = e.flow_scope_key and v.name = 'approvalStep'
         where a.request_id = :id
         order by a.decided_at, a.task_key
        """,
        requestId,
        (row, n) ->
            new Approval(
                row.getString("step"),
                row.getString("title"),
                row.getString("decision"),
                row.getString("person"),
                row.getString("display_name"),
                row.getString("reason"),
                row.getInt("brief_version"),
                Sql.instant(row, "decided_at")));
  }

  /** The pieces of the production plan. */
  public List<Deliverable> deliverables(String requestId) {
    return list(
        """
        select d.*, p.display_name,
               (select max(version) from desk.asset_version v where v.deliverable_id = d.id) as version
          from desk.deliverable d left join desk.person p on p.username = d.producer
         where d.request_id = :id
         order by length(d.id), d.id
        """,
        requestId,
        RequestDetailRepository::deliverable);
  }

  /** Publications by channel. */
  public List<Publication> publications(String requestId) {
    return list(
        "select * from desk.publication where request_id = :id order by channel",
        requestId,
        (row, n) ->
            new Publication(
                row.getString("channel"),
                row.getString("state"),
                row.getString("address"),
                Sql.instant(row, "published_at"),
                Sql.instant(row, "verified_at"),
                Sql.instant(row, "retracted_at")));
  }

  /** Results by metric and source. */
  public List<Result> results(String requestId) {
    return list(
        "select * from desk.campaign_result where request_id = :id order by metric, source",
        requestId,
        (row, n) ->
            new Result(
                row.getString("metric"),
                row.getBigDecimal("value"),
                row.getString("source"),
                Sql.instant(row, "at")));
  }

  /** Bookings by cost centre and currency. */
  public List<Booking> bookings(String requestId) {
    return list(
        """
        select e.cost_centre, a.currency,
               coalesce(sum(case e.kind when 'reserve' then e.amount_minor when 'release' then -e.amount_minor end), 0)
                 / 100.0 as reserved,
               coalesce(sum(e.amount_minor) filter (where e.kind = 'spend'), 0) / 100.0 as spent
          from desk.budget_entry e join desk.budget_account a using (cost_centre, period)
         where e.request_id = :id
         group by 1, 2 order by 1, 2
        """,
        requestId,
        (row, n) ->
            new Booking(
                row.getString("cost_centre"),
                row.getString("currency"),
                row.getBigDecimal("reserved"),
                row.getBigDecimal("spent")));
  }

  /** The rating, when there is one. */
  public Optional<Rating> rating(String requestId) {
    return list(
            "select * from desk.rating where request_id = :id",
            requestId,
            (row, n) ->
                new Rating(row.getInt("score"), row.getString("comment"), Sql.instant(row, "at")))
        .stream()
        .findFirst();
  }

  /** The withdrawal, when there is one. */
  public Optional<Withdrawal> withdrawal(String requestId) {
    return list(
            """
            select withdrawn_at, withdrawn_by, withdraw_reason from desk.request
             where id = :id and withdrawn_at is not null
            """,
            requestId,
            (row, n) ->
                new Withdrawal(
                    Sql.instant(row, "withdrawn_at"),
                    row.getString("withdrawn_by"),
                    row.getString("withdraw_reason")))
        .stream()
        .findFirst();
  }

  private <T> List<T> list(String sql, String requestId, RowMapper<T> mapper) {
    return jdbc.sql(sql).param("id", requestId).query(mapper).list();
  }

  private static Deliverable deliverable(ResultSet row, int n) throws SQLException {
    Long version = Sql.number(row, "version");
    return new Deliverable(
        row.getString("id"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("channel"),
        row.getString("language"),
        row.getString("state"),
        row.getString("producer"),
        row.getString("display_name"),
        version == null ? null : version.intValue(),
        row.getInt("rework_count"),
        Sql.instant(row, "accepted_at"));
  }
}
