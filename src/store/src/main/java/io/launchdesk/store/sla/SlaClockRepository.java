package io.launchdesk.store.sla;

import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.MeasuredStep;
import io.launchdesk.core.sla.ServedRequest;
import io.launchdesk.core.sla.SlaClock;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clocks of running steps. */
@Repository
public class SlaClockRepository {
  private final JdbcClient jdbc;

  SlaClockRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Starts the clock, unless the element's clock runs already.
   *
   * @param decidedCalendarId what the decision's row means for the request; one that is not there
   *     is left out
   * @return whether it was started
   */
  boolean start(SlaClock clock, ClockTerms terms, ServedRequest served, String decidedCalendarId) {
    MeasuredStep measured = clock.measured();
    return jdbc.sql(
                """
                insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes,
                                            started_at, due_at, remind_at, escalate_at, policy, party, holds_others,
                                            process_instance_key, until_element, decided, agreement_id,
                                            agreement_version, stands_still, priority, sla_class,
                                            decided_calendar_id, scope)
                values (:key, :request, :step, :calendar, :target, :started, :due, :remind, :escalate,
                        cast(:policy as jsonb), :party, :holds, :instance, :until, cast(:decided as jsonb),
                        :agreement, :version, :still, :priority, :slaClass,
                        (select id from desk.business_calendar where id = :decidedCalendar), :scope)
                on conflict do nothing
                """)
            .param("key", measured.elementInstanceKey())
            .param("request", measured.requestId())
            .param("step", clock.rule().step())
            .param("calendar", clock.calendarId())
            .param("target", clock.rule().targetMinutes())
            .param("started", Sql.utc(clock.startedAt()))
            .param("due", Sql.utc(clock.dueAt()))
            .param("remind", Sql.utc(clock.remindAt()))
            .param("escalate", Sql.utc(clock.escalateAt()))
            .param("policy", Json.write(clock.rule()))
            .param("party", clock.rule().whose().slug())
            .param("holds", clock.rule().holdsOthers())
            .param("instance", measured.processInstanceKey())
            .param("until", measured.untilElement())
            .param("decided", terms.agreementId() == null ? null : Json.write(terms.decided()))
            .param("decidedCalendar", decidedCalendarId)
            .param("agreement", terms.agreementId())
            .param("version", terms.agreementVersion(), Types.INTEGER)
            .param("still", terms.standsStill())
            .param("priority", served == null ? null : served.priority())
            .param("slaClass", served == null ? null : served.slaClass())
            .param("scope", clock.rule().measures().slug())
            .update()
        == 1;
  }

  /**
   * What agreements look at; priority and class are those that triage has just decided.
   *
   * @throws org.springframework.dao.EmptyResultDataAccessException when there is no such request
   */
  public ServedRequest served(String requestId, String priority, String slaClass) {
    return jdbc.sql("select type, team from desk.request where id = :id")
        .param("id", requestId)
        .query(
            (row, n) ->
                new ServedRequest(row.getString("type"), priority, slaClass, row.getString("team")))
        .single();
  }

  /** Whether the request has a clock of that step, running or not. */
  public boolean has(String requestId, String step) {
    return jdbc.sql(
            "select exists (select 1 from desk.sla_clock where request_id = :id and step = :step)")
        .param("id", requestId)
        .param("step", step)
        .query(Boolean.class)
        .single();
  }

  /** When the request was submitted. */
  public Instant submittedAt(String requestId) {
    return jdbc.sql("select created_at from desk.request where id = :id")
        .param("id", requestId)
        .query((row, n) -> Sql.instant(row, "created_at"))
        .single();
  }

  /** The instants of the element's clock as they are now. */
  Instants instants(long elementInstanceKey) {
    return jdbc.sql(
            """
            select due_at, remind_at, escalate_at from desk.sla_clock where element_instance_key = :key
            """)
        .param("key", elementInstanceKey)
        .query(
            (row, n) ->
                new Instants(
                    Sql.instant(row, "due_at"),
                    Sql.instant(row, "remind_at"),
                    Sql.instant(row, "escalate_at")))
        .single();
  }

  /** The group that hears when the element's step is late; empty when no clock runs for it. */
  public Optional<String> escalateTo(long elementInstanceKey) {
    return jdbc.sql(
            """
            select policy ->> 'escalateTo' from desk.sla_clock
             where element_instance_key = :key and policy ->> 'escalateTo' is not null
            """)
        .param("key", elementInstanceKey)
        .query(String.class)
        .optional();
  }

  /** Keeps what triage and the delivery clock say where lists and reports find it. */
  public void keepPromise(String requestId, Promise promise) {
    jdbc.sql(
            """
            update desk.request
               set priority = :priority, sla_class = :slaClass, assigned_team = :team, promised_at = :promised
             where id = :id
            """)
        .param("priority", promise.priority())
        .param("slaClass", promise.slaClass())
        .param("team", promise.team())
        .param("promised", Sql.utc(promise.promisedAt()))
        .param("id", requestId)
        .update();
  }

  /** When a step is due, reminded of and escalated. */
  public record Instants(Instant dueAt, Instant remindAt, Instant escalateAt) {}

  /** What triage decided and when delivery is due. */
  public record Promise(String priority, String slaClass, String team, Instant promisedAt) {}
}
