package io.launchdesk.store.sla;

import io.launchdesk.core.sla.Hold;
import io.launchdesk.core.sla.SlaParty;
import io.launchdesk.core.sla.WhatIf.Finished;
import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clocks of steps that were completed. */
@Repository
public class FinishedClockQueries {
  private final JdbcClient jdbc;
  private final SlaLedgerRepository ledgers;

  FinishedClockQueries(JdbcClient jdbc, SlaLedgerRepository ledgers) {
    this.jdbc = jdbc;
    this.ledgers = ledgers;
  }

  /**
   * Which clocks are meant.
   *
   * @param requestType null means all, as with the three that follow
   * @param from they ended at that instant or later
   * @param until they ended before that instant
   */
  public record Which(
      String step,
      String requestType,
      String priority,
      String slaClass,
      String customerTeam,
      Instant from,
      Instant until) {}

  /**
   * Clocks whose element the engine has completed, the last ended first; what was cancelled or left
   * behind is not among them. Those of requests that are kept from the person count, without title.
   */
  public List<Finished> find(Which which, Access access, int limit) {
    List<Finished> found =
        jdbc.sql(
                """
                select c.element_instance_key, c.request_id, r.title, c.party, c.started_at, c.due_at, e.ended_at,
                       %s as named
                  from desk.sla_clock c
                  join desk.request r on r.id = c.request_id
                  join desk.sla_clock_end e on e.element_instance_key = c.element_instance_key
                 where c.step = :step and c.started_at < :until and e.ended_at >= :from and e.ended_at < :until
                   and (cast(:type as text) is null or r.type = :type)
                   and (cast(:priority as text) is null or coalesce(c.priority, r.priority) = :priority)
                   and (cast(:class as text) is null or coalesce(c.sla_class, r.sla_class) = :class)
                   and (cast(:team as text) is null or r.team = :team)
                   and desk.sla_clock_completed(c)
                 order by e.ended_at desc, c.element_instance_key desc limit :limit
                """
                    .formatted(Access.ADMITTED))
            .params(access.parameters())
            .param("step", which.step())
            .param("type", which.requestType())
            .param("priority", which.priority())
            .param("class", which.slaClass())
            .param("team", which.customerTeam())
            .param("from", Sql.utc(which.from()))
            .param("until", Sql.utc(which.until()))
            .param("limit", limit)
            .query(
                (row, n) ->
                    new Finished(
                        row.getLong("element_instance_key"),
                        row.getString("request_id"),
                        row.getBoolean("named") ? row.getString("title") : null,
                        SlaParty.of(row.getString("party"), which.step()),
                        Sql.instant(row, "started_at"),
                        Sql.instant(row, "ended_at"),
                        Sql.instant(row, "due_at"),
                        List.of()))
            .list();
    Map<Long, List<Hold>> holds = ledgers.holds(found.stream().map(Finished::key).toList());
    return found.stream()
        .map(
            one ->
                new Finished(
                    one.key(),
                    one.requestId(),
                    one.title(),
                    one.party(),
                    one.startedAt(),
                    one.endedAt(),
                    one.dueAt(),
                    holds.getOrDefault(one.key(), List.of())))
        .toList();
  }
}
