package io.launchdesk.store.sla;

import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.SlaRules;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.sla.RecomputeRepository.Ask;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what becomes of many clocks at once. */
@Repository
class ClockBatch {
  private final JdbcClient jdbc;

  ClockBatch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Moves the clocks, and keeps what they were and who wanted it; not as done before the change
   * that was the last, though the machine's clock was put back.
   *
   * @return the revision of each that SlaClockProcess is told of, by the clock's key
   */
  Map<Long, Integer> move(List<Moved> moved, Ask ask, Instant now) {
    Map<Long, Integer> revisions = new HashMap<>();
    jdbc.sql(
            """
            with new as (
              select * from unnest(cast(:keys as bigint[]), cast(:dues as timestamptz[]), cast(:reminds as timestamptz[]),
                cast(:escalates as timestamptz[]), cast(:policies as text[]), cast(:calendars as text[]),
                cast(:targets as int[]), cast(:decided as text[]), cast(:agreements as text[]),
                cast(:versions as int[]), cast(:stills as boolean[]), cast(:changed as boolean[]))
                as n (key, due, remind, escalate, policy, calendar, target, decided, agreement, version, still, changed)),
            change as (
              insert into desk.sla_change (clock_key, revision, at, reason, person, due_before, due_at, remind_before,
                                           remind_at, escalate_before, escalate_at, policy_before, agreement_before,
                                           version_before, agreement_id, agreement_version)
              select c.element_instance_key, c.revision + 1,
                     greatest(:at, (select max(l.at) from desk.sla_change l where l.clock_key = n.key)),
                     :reason, :person, c.due_at, n.due, c.remind_at, n.remind, c.escalate_at, n.escalate, case when n.changed then c.policy end, c.agreement_id,
                     c.agreement_version, n.agreement, n.version
                from new n join desk.sla_clock c on c.element_instance_key = n.key)
            update desk.sla_clock c
               set due_at = n.due, remind_at = n.remind, escalate_at = n.escalate, policy = cast(n.policy as jsonb),
                   calendar_id = n.calendar, target_minutes = n.target, decided = cast(n.decided as jsonb),
                   agreement_id = n.agreement, agreement_version = n.version, stands_still = n.still,
                   held_since = (
                     select min(h.began_at) from desk.sla_hold h
                      where h.clock_key = c.element_instance_key and h.ended_at is null
                        and (n.still or h.waits_for = 'date')),
                   revision = c.revision + 1, enforced = true
              from new n where c.element_instance_key = n.key
            returning c.element_instance_key, c.revision
            """)
        .param("keys", array(moved, Long[]::new, one -> one.clock().key()))
        .param("dues", times(moved, one -> one.to().dueAt()))
        .param("reminds", times(moved, one -> one.to().remindAt()))
        .param("escalates", times(moved, one -> one.to().escalateAt()))
        .param("policies", texts(moved, one -> Json.write(one.terms().rule())))
        .param("calendars", texts(moved, Moved::calendarId))
        .param("targets", array(moved, Integer[]::new, one -> one.terms().rule().targetMinutes()))
        .param("decided", texts(moved, one -> decided(one.terms())))
        .param("agreements", texts(moved, one -> one.terms().agreementId()))
        .param("versions", array(moved, Integer[]::new, one -> one.terms().agreementVersion()))
        .param("stills", array(moved, Boolean[]::new, one -> one.terms().standsStill()))
        .param("changed", array(moved, Boolean[]::new, Moved::changesRule))
        .param("at", Sql.utc(now))
        .param("reason", ask.reason())
        .param("person", ask.person())
        .query(
            row -> {
              revisions.put(row.getLong("element_instance_key"), row.getInt("revision"));
            });
    promise(moved);
    return revisions;
  }

  /** What is promised to the requester goes with the delivery's clock. */
  private void promise(List<Moved> moved) {
    List<Moved> deliveries =
        moved.stream()
            .filter(one -> one.terms().rule().step().equals(SlaRules.DELIVERY))
            .filter(one -> !one.to().equals(one.clock().instants()))
            .toList();
    if (!deliveries.isEmpty()) {
      jdbc.sql(
              """
              update desk.request r set promised_at = n.at
                from unnest(cast(:ids as text[]), cast(:dues as timestamptz[])) as n (id, at) where r.id = n.id
              """)
          .param("ids", texts(deliveries, one -> one.clock().requestId()))
          .param("dues", times(deliveries, one -> one.to().dueAt()))
          .update();
    }
  }

  private static String decided(ClockTerms terms) {
    return terms.agreementId() == null ? null : Json.write(terms.decided());
  }

  private static String[] texts(List<Moved> moved, Function<Moved, String> of) {
    return array(moved, String[]::new, of);
  }

  private static String[] times(List<Moved> moved, Function<Moved, Instant> of) {
    return texts(moved, of.andThen(Instant::toString));
  }

  private static <T> T[] array(List<Moved> moved, IntFunction<T[]> made, Function<Moved, T> of) {
    return moved.stream().map(of).toArray(made);
  }
}
