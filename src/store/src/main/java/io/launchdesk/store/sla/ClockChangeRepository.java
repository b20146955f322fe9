package io.launchdesk.store.sla;

import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How and why the instants of clocks were moved. */
@Repository
public class ClockChangeRepository {
  private final JdbcClient jdbc;

  ClockChangeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A change of a clock's instants.
   *
   * @param reason e.g. {@code waited-for-requester}
   * @param causeKey the element instance that was the reason; null when it was a person
   * @param person who did it; null when it was the process
   * @param ruleBefore the rule that held before; null when it is the same
   * @param agreementBefore what it went by; null when that was no agreement
   * @param agreement what it goes by since; null when that is no agreement
   */
  public record Change(
      long clockKey,
      Instant at,
      String reason,
      Long causeKey,
      String causeStep,
      String person,
      Instant dueBefore,
      Instant dueAt,
      SlaRule ruleBefore,
      AgreedVersion agreementBefore,
      AgreedVersion agreement) {}

  /** A version of an agreement. */
  public record AgreedVersion(String id, int version) {
    private static AgreedVersion of(ResultSet row, String id, String version) throws SQLException {
      return row.getString(id) == null
          ? null
          : new AgreedVersion(row.getString(id), row.getInt(version));
    }
  }

  /** How the instants of the request's clocks were changed, the earliest first. */
  public List<Change> changes(String requestId) {
    return jdbc.sql(
            """
            select ch.*, c.step from desk.sla_change ch join desk.sla_clock c on c.element_instance_key = ch.clock_key
             where c.request_id = :request order by ch.at, ch.clock_key, ch.revision
            """)
        .param("request", requestId)
        .query(
            (row, n) ->
                new Change(
                    row.getLong("clock_key"),
                    Sql.instant(row, "at"),
                    row.getString("reason"),
                    Sql.number(row, "cause_key"),
                    row.getString("cause_step"),
                    row.getString("person"),
                    Sql.instant(row, "due_before"),
                    Sql.instant(row, "due_at"),
                    row.getString("policy_before") == null
                        ? null
                        : Rules.read(
                            row.getString("step"), Json.object(row.getString("policy_before"))),
                    AgreedVersion.of(row, "agreement_before", "version_before"),
                    AgreedVersion.of(row, "agreement_id", "agreement_version")))
        .list();
  }

  /** The next revision of a clock that SlaClockProcess is told of. */
  int nextRevision(long key) {
    return jdbc.sql(
            """
            update desk.sla_clock set revision = revision + 1, enforced = true
             where element_instance_key = :key returning revision
            """)
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  /**
   * Moves the clock's instants and keeps what they were. Where the machine's clock was put back, it
   * is kept as done at the time of the change before.
   */
  void move(LedgerClock clock, int revision, Instants to, Change why) {
    jdbc.sql(
            """
            with old as (
              select due_at, remind_at, escalate_at from desk.sla_clock where element_instance_key = :key),
            change as (
              insert into desk.sla_change (clock_key, revision, at, reason, cause_key, cause_step, person, due_before,
                                           due_at, remind_before, remind_at, escalate_before, escalate_at)
              select :key, :revision, greatest(:at, (select max(at) from desk.sla_change where clock_key = :key)),
                     :reason, :cause, :step, :person, old.due_at, :due, old.remind_at, :remind, old.escalate_at,
                     :escalate from old)
            update desk.sla_clock set due_at = :due, remind_at = :remind, escalate_at = :escalate
             where element_instance_key = :key
            """)
        .param("key", clock.key())
        .param("revision", revision)
        .param("at", Sql.utc(why.at()))
        .param("reason", why.reason())
        .param("cause", why.causeKey())
        .param("step", why.causeStep())
        .param("person", why.person())
        .param("due", Sql.utc(to.dueAt()))
        .param("remind", Sql.utc(to.remindAt()))
        .param("escalate", Sql.utc(to.escalateAt()))
        .update();
  }
}
