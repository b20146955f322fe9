package io.launchdesk.store.report;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which reports wait for which people, and who was sent what. */
@Repository
public class ReportDeliveryRepository {
  private final JdbcClient jdbc;

  ReportDeliveryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A report on its way to a mail server.
   *
   * @param attempts how often it was tried before
   */
  public record Waiting(
      UUID runId, String recipient, String name, String email, int attempts, Instant createdAt) {}

  /** Where a page of the log begins. */
  public record Place(Instant createdAt, UUID runId, String recipient) {}

  /** Lets a report wait for people; who has it already, or waits already, is left out. */
  public void add(UUID runId, Collection<String> recipients, Instant at) {
    jdbc.sql(
            """
            insert into desk.report_delivery (run_id, recipient, email, next_attempt_at)
            select :run, username, email, :at from desk.person
             where active and username = any(:recipients)
            on conflict do nothing
            """)
        .param("run", runId)
        .param("recipients", Sql.texts(recipients))
        .param("at", Sql.utc(at))
        .update();
  }

  /** The usernames of the active members of these groups, and of these people. */
  public List<String> people(Collection<String> groups, Collection<String> people) {
    return jdbc.sql(
            """
            select p.username from desk.person p
             where p.active and (p.username = any(:people) or exists (
               select 1 from desk.person_group g where g.username = p.username and g.group_name = any(:groups)))
             order by p.username
            """)
        .param("groups", Sql.texts(groups))
        .param("people", Sql.texts(people))
        .query(String.class)
        .list();
  }

  /**
   * Takes the delivery that has waited longest; no other transaction gets it until this one has
   * ended.
   *
   * @return empty when none is due, or others have all that are
   */
  public Optional<Waiting> takeDue(Instant now) {
    return jdbc.sql(
            """
            select d.run_id, d.recipient, p.display_name, d.email, d.attempts, r.created_at
              from desk.report_delivery d
              join desk.report_run r on r.id = d.run_id
              join desk.person p on p.username = d.recipient
             where d.sent_at is null and d.next_attempt_at <= :now
             order by d.next_attempt_at, d.run_id, d.recipient
             limit 1
               for update of d skip locked
            """)
        .param("now", Sql.utc(now))
        .query(
            (row, n) ->
                new Waiting(
                    row.getObject("run_id", UUID.class),
                    row.getString("recipient"),
                    row.getString("display_name"),
                    row.getString("email"),
                    row.getInt("attempts"),
                    Sql.instant(row, "created_at")))
        .optional();
  }

  /** Notes that the mail server has taken it. */
  public void sent(UUID runId, String recipient, Instant at) {
    jdbc.sql(
            """
            update desk.report_delivery set sent_at = :at, attempts = attempts + 1, last_error = null
             where run_id = :run and recipient = :recipient
            """)
        .param("at", Sql.utc(at))
        .param("run", runId)
        .param("recipient", recipient)
        .update();
  }

  /** Leaves it alone until then. */
  public void waitUntil(UUID runId, String recipient, Instant at) {
    jdbc.sql(
            """
            update desk.report_delivery set next_attempt_at = :at where run_id = :run and recipient = :recipient
            """)
        .param("at", Sql.utc(at))
        .param("run", runId)
        .param("recipient", recipient)
        .update();
  }

  /** Notes that it could not be sent, and when to try again. */
  public void postpone(UUID runId, String recipient, String error, Instant nextAttemptAt) {
    jdbc.sql(
            """
            update desk.report_delivery
               set attempts = attempts + 1, last_error = :error, next_attempt_at = :next
             where run_id = :run and recipient = :recipient
            """)
        .param("error", error)
        .param("next", Sql.utc(nextAttemptAt))
        .param("run", runId)
        .param("recipient", recipient)
        .update();
  }

  /**
   * The log, the latest first.
   *
   * @param reportId of this report only; null for all
   * @param after the last entry of the page before; null for the first page
   */
  public List<ReportDelivery> log(UUID reportId, Place after, int limit) {
    return jdbc.sql(
            """
            select r.*, d.recipient, p.display_name, d.email, d.attempts, d.last_error, d.sent_at
              from desk.report_delivery d
              join desk.report_run r on r.id = d.run_id
              join desk.person p on p.username = d.recipient
             where (cast(:report as uuid) is null or r.report_id = :report)
               and (cast(:at as timestamptz) is null or (r.created_at, r.id, d.recipient) < (:at, :run, :recipient))
             order by r.created_at desc, r.id desc, d.recipient desc
             limit :limit
            """)
        .param("report", reportId)
        .param("at", after == null ? null : Sql.utc(after.createdAt()))
        .param("run", after == null ? null : after.runId())
        .param("recipient", after == null ? null : after.recipient())
        .param("limit", limit)
        .query((row, n) -> delivery(row))
        .list();
  }

  private static ReportDelivery delivery(ResultSet row) throws SQLException {
    return new ReportDelivery(
        row.getObject("id", UUID.class),
        row.getObject("report_id", UUID.class),
        row.getString("name"),
        row.getString("language"),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        row.getString("wanted_by") != null,
        row.getString("recipient"),
        row.getString("display_name"),
        row.getString("email"),
        row.getInt("attempts"),
        row.getString("last_error"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "sent_at"));
  }
}
