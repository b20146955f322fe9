package io.launchdesk.store.sla;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What open clocks have to be reckoned again for. */
@Repository
public class RecomputeRepository {
  /** Whose clocks are asked for, by the kind of the ask; {@code :subject} is what was changed. */
  private static final String CONCERNED =
      """
      (a.kind = 'calendar' and c.calendar_id = a.subject
        or a.kind = 'person' and c.party = 'requester' and exists (
          select 1 from desk.request r where r.id = c.request_id and r.requester = a.subject)
        or a.kind = 'agreement' and (c.agreement_id = a.subject or c.step in (
          select v.step from desk.agreement_version v where v.agreement_id = a.subject)))
      """;

  /** Rules that clocks start by: whoever starts one shares it, whoever changes one has it alone. */
  private static final String RULES = "hashtext('launchdesk.sla-rules')";

  private final JdbcClient jdbc;

  RecomputeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A wish to have clocks reckoned again, and what it is kept with.
   *
   * @param person who changed something; null when an update of the desk did
   */
  record Ask(long id, String kind, String reason, String person) {}

  /**
   * Keeps calendars and agreements as they are until the transaction ends: a clock that starts by
   * what is read now is either there when the clocks for a change are listed, or starts by the
   * change.
   */
  public void keepRules() {
    jdbc.sql("select pg_advisory_xact_lock_shared(" + RULES + ")").query((row, n) -> n).list();
  }

  /**
   * Has the rules alone until the transaction ends: no clock starts meanwhile, and nobody else
   * changes calendars or agreements. Call it in the transaction of the change, before calendars are
   * locked or written.
   */
  public void changeRules() {
    jdbc.sql("select pg_advisory_xact_lock(" + RULES + ")").query((row, n) -> n).list();
  }

  /**
   * Asks for the open clocks that count by the calendar; call it in the transaction that changes
   * the calendar.
   *
   * @param reason what was changed: {@code calendar-hours}, {@code calendar-zone}, {@code
   *     holiday-region}, {@code closure}
   * @param person who changed it
   */
  public void askForCalendar(String calendarId, String reason, String person, Instant at) {
    ask("calendar", calendarId, reason, person, at);
  }

  /**
   * Asks for the open clocks that go by the agreement, or might go by it now; call it in the
   * transaction that changes it.
   *
   * @param reason what was changed, e.g. {@code agreement}
   * @param person who changed it
   */
  public void askForAgreement(String agreementId, String reason, String person, Instant at) {
    ask("agreement", agreementId, reason, person, at);
  }

  /**
   * Asks for the open clocks that wait for this person as the requester; call it in the transaction
   * that changes when the person is there.
   *
   * @param reason what was changed: {@code absence}, {@code time-zone}
   */
  public void askForPerson(String username, String reason, String person, Instant at) {
    ask("person", username, reason, person, at);
  }

  private void ask(String kind, String subject, String reason, String person, Instant at) {
    changeRules();
    jdbc.sql(
            """
            insert into desk.sla_recompute (kind, subject, reason, person, asked_at)
            values (:kind, :subject, :reason, :person, :at)
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("reason", reason)
        .param("person", person)
        .param("at", Sql.utc(at))
        .update();
  }

  /**
   * Lists the clocks of the oldest ask that has none listed yet and that nobody else is at. The
   * clock of a response outlives the element and the process that it was started in.
   *
   * @return whether there was one
   */
  boolean list(Instant now) {
    return jdbc.sql(
                """
                with a as (
                  update desk.sla_recompute set listed_at = :now, clocks = 0
                   where id = (select id from desk.sla_recompute where done_at is null and listed_at is null
                                order by id limit 1 for update skip locked)
                  returning id, kind, subject),
                listed as (
                  insert into desk.sla_recompute_clock (recompute_id, clock_key)
                  select a.id, c.element_instance_key from a join desk.sla_clock c on c.ended_at is null and %s
                   where c.scope = 'response'
                      or not exists (select 1 from engine.process_instance p
                                      where p.key = c.process_instance_key and p.state <> 'active')
                     and not exists (select 1 from engine.element_instance e
                                      where c.until_element is null and e.key = c.element_instance_key
                                        and e.state <> 'active'))
                select id from a
                """
                    .formatted(CONCERNED))
            .param("now", Sql.utc(now))
            .query(Long.class)
            .list()
            .size()
        == 1;
  }

  /** What has clocks listed that nobody has reckoned yet, the oldest first. */
  List<Ask> open() {
    return jdbc.sql(
            """
            select id, kind, reason, person from desk.sla_recompute
             where done_at is null and listed_at is not null order by id
            """)
        .query(
            (row, n) ->
                new Ask(
                    row.getLong("id"),
                    row.getString("kind"),
                    row.getString("reason"),
                    row.getString("person")))
        .list();
  }

  /** Takes clocks from an ask's list that nobody else is at; they stay on it until the commit. */
  List<Long> take(long askId, int limit) {
    return jdbc.sql(
            """
            delete from desk.sla_recompute_clock where recompute_id = :ask and clock_key in (
              select clock_key from desk.sla_recompute_clock where recompute_id = :ask
               order by clock_key limit :limit for update skip locked)
            returning clock_key
            """)
        .param("ask", askId)
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  /** Counts clocks that were changed. */
  void count(long askId, int changed) {
    jdbc.sql("update desk.sla_recompute set clocks = clocks + :n where id = :id")
        .param("n", changed)
        .param("id", askId)
        .update();
  }

  /** Ends each ask whose list is empty. */
  void finish(Collection<Ask> asks, Instant now) {
    jdbc.sql(
            """
            update desk.sla_recompute a set done_at = :now
             where id = any(:ids) and done_at is null
               and not exists (select 1 from desk.sla_recompute_clock c where c.recompute_id = a.id)
            """)
        .param("now", Sql.utc(now))
        .param("ids", asks.stream().map(Ask::id).toArray(Long[]::new))
        .update();
  }
}
