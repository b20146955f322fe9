package io.launchdesk.store.sla;

import io.launchdesk.core.sla.CalendarDefinition;
import io.launchdesk.core.sla.WorkingHours;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes calendars. Who changes hours, zone, holidays or closures asks {@link RecomputeRepository}
 * in the same transaction; whoever changes anything holds the rules first ({@link
 * RecomputeRepository#changeRules}), so that those who take teams from each other do not wait for
 * each other.
 */
@Repository
public class CalendarEditing {
  private final JdbcClient jdbc;

  CalendarEditing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds the calendar; false when its id is taken. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(CalendarDefinition made) {
    boolean added =
        jdbc.sql(
                    """
                    insert into desk.business_calendar (id, name, time_zone, holiday_region)
                    values (:id, :name, :zone, :region) on conflict do nothing
                    """)
                .param("id", made.id())
                .param("name", made.name())
                .param("zone", made.zone().getId())
                .param("region", made.holidayRegion())
                .update()
            == 1;
    if (added) {
      fill(made);
    }
    return added;
  }

  /**
   * Replaces the calendar with its id; false when it is not there in that version any more. Teams
   * and regions that went by another calendar go by this one then.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean save(CalendarDefinition changed, int version) {
    boolean saved =
        jdbc.sql(
                    """
                    update desk.business_calendar
                       set name = :name, time_zone = :zone, holiday_region = :region, version = version + 1
                     where id = :id and version = :version
                    """)
                .param("id", changed.id())
                .param("version", version)
                .param("name", changed.name())
                .param("zone", changed.zone().getId())
                .param("region", changed.holidayRegion())
                .update()
            == 1;
    if (saved) {
      for (String part : List.of("working_hours", "calendar_closure", "calendar_assignment")) {
        jdbc.sql("delete from desk." + part + " where calendar_id = :id")
            .param("id", changed.id())
            .update();
      }
      fill(changed);
    }
    return saved;
  }

  /**
   * How many clocks count by the calendar, or will when an agreement ends; ended ones included,
   * because their ledgers need it.
   */
  public long clocks(String id) {
    return jdbc.sql(
            "select count(*) from desk.sla_clock where :id in (calendar_id, decided_calendar_id)")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  /** How many agreements name the calendar in any of their versions, ended ones included. */
  public long agreements(String id) {
    return jdbc.sql(
            "select count(distinct agreement_id) from desk.agreement_version where calendar_id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  /**
   * Deletes a calendar that no clock counts by, no agreement names and nobody goes by; false when
   * it is not there in that version any more, or is in use.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean delete(String id, int version) {
    return jdbc.sql(
                """
                delete from desk.business_calendar c
                 where c.id = :id and c.version = :version
                   and not exists (select 1 from desk.sla_clock k where c.id in (k.calendar_id, k.decided_calendar_id))
                   and not exists (select 1 from desk.agreement_version v where v.calendar_id = c.id)
                   and not exists (select 1 from desk.calendar_assignment a where a.calendar_id = c.id)
                """)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  private void fill(CalendarDefinition calendar) {
    for (WorkingHours hours : calendar.hours()) {
      jdbc.sql(
              """
              insert into desk.working_hours (calendar_id, weekday, opens, closes)
              values (:id, :weekday, :opens, cast(:closes as time))
              """)
          .param("id", calendar.id())
          .param("weekday", hours.weekday().getValue())
          .param("opens", hours.opens())
          .param("closes", hours.untilMidnight() ? "24:00" : hours.closes().toString())
          .update();
    }
    calendar
        .closures()
        .forEach(
            closure ->
                jdbc.sql(
                        """
                        insert into desk.calendar_closure (calendar_id, from_day, until_day, name)
                        values (:id, :from, :until, :name)
                        """)
                    .param("id", calendar.id())
                    .param("from", closure.from())
                    .param("until", closure.until())
                    .param("name", closure.name())
                    .update());
    calendar.teams().forEach(team -> assign("team", team, calendar.id()));
    calendar.regions().forEach(region -> assign("region", region, calendar.id()));
  }

  /** The calendar that loses a subject counts as changed: who edits it meanwhile is told. */
  private void assign(String kind, String subject, String id) {
    jdbc.sql(
            """
            update desk.business_calendar c set version = version + 1
              from desk.calendar_assignment a
             where a.calendar_id = c.id and a.kind = :kind and a.subject = :subject and c.id <> :id
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("id", id)
        .update();
    jdbc.sql(
            """
            insert into desk.calendar_assignment (kind, subject, calendar_id) values (:kind, :subject, :id)
            on conflict (kind, subject) do update set calendar_id = excluded.calendar_id
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("id", id)
        .update();
  }
}
