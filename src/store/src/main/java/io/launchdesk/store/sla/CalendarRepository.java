package io.launchdesk.store.sla;

import io.launchdesk.core.holiday.PublicHolidays;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.CalendarChoice;
import io.launchdesk.core.sla.CalendarDefinition;
import io.launchdesk.core.sla.Closure;
import io.launchdesk.core.sla.WorkingHours;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Business calendars, and who goes by which. {@link CalendarEditing} changes them. */
@Repository
public class CalendarRepository {
  /** The desk's own calendar; its time zone says when a day begins. */
  public static final String STANDARD = CalendarChoice.STANDARD;

  private static final String SELECT =
      """
      select c.*,
             (select json_agg(json_build_array(h.weekday, h.opens::text, h.closes::text) order by h.weekday, h.opens)
                from desk.working_hours h where h.calendar_id = c.id) as hours,
             (select json_agg(json_build_array(o.from_day, o.until_day, o.name) order by o.from_day, o.until_day, o.name)
                from desk.calendar_closure o where o.calendar_id = c.id) as closures,
             array(select a.subject from desk.calendar_assignment a
                    where a.calendar_id = c.id and a.kind = 'team' order by 1) as teams,
             array(select a.subject from desk.calendar_assignment a
                    where a.calendar_id = c.id and a.kind = 'region' order by 1) as regions
        from desk.business_calendar c
      """;

  private final JdbcClient jdbc;
  private final PublicHolidays holidays;

  CalendarRepository(JdbcClient jdbc, PublicHolidays holidays) {
    this.jdbc = jdbc;
    this.holidays = holidays;
  }

  /** The calendar, when there is one with this id: one query; holidays are kept in memory. */
  public Optional<BusinessCalendar> find(String id) {
    return kept(id).map(found -> found.definition().calendar(holidays));
  }

  /** The calendar as it is kept. */
  public Optional<KeptCalendar> kept(String id) {
    return jdbc.sql(SELECT + " where c.id = :id")
        .param("id", id)
        .query((row, n) -> kept(row))
        .optional();
  }

  /** All calendars as they are kept: the desk's own first, then by name. */
  public List<KeptCalendar> all() {
    return jdbc.sql(SELECT + " order by c.id <> :standard, lower(c.name), c.id")
        .param("standard", STANDARD)
        .query((row, n) -> kept(row))
        .list();
  }

  /**
   * The calendar that a team goes by.
   *
   * @param team null for the desk's own
   */
  public BusinessCalendar ofTeam(String team) {
    return find(choice().of(team, (String) null)).orElseThrow();
  }

  /** Which team and which region go by which calendar. */
  public CalendarChoice choice() {
    Map<String, Map<String, String>> byKind =
        jdbc
            .sql("select kind, subject, calendar_id from desk.calendar_assignment")
            .query(
                (row, n) ->
                    List.of(
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("calendar_id")))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    List::getFirst, Collectors.toMap(one -> one.get(1), one -> one.get(2))));
    return new CalendarChoice(
        byKind.getOrDefault("team", Map.of()), byKind.getOrDefault("region", Map.of()));
  }

  /** The desk's time zone: that of the standard calendar, UTC when there is none. */
  public ZoneId deskZone() {
    return jdbc.sql("select time_zone from desk.business_calendar where id = :id")
        .param("id", STANDARD)
        .query(String.class)
        .optional()
        .map(ZoneId::of)
        .orElse(ZoneId.of("UTC"));
  }

  private static KeptCalendar kept(ResultSet row) throws SQLException {
    return new KeptCalendar(
        new CalendarDefinition(
            row.getString("id"),
            row.getString("name"),
            ZoneId.of(row.getString("time_zone")),
            Json.list(row.getString("hours")).stream().map(CalendarRepository::hours).toList(),
            row.getString("holiday_region"),
            Json.list(row.getString("closures")).stream().map(CalendarRepository::closure).toList(),
            Sql.texts(row, "teams"),
            Sql.texts(row, "regions")),
        row.getInt("version"));
  }

  private static WorkingHours hours(Object row) {
    List<?> columns = (List<?>) row;
    return new WorkingHours(
        DayOfWeek.of((Integer) columns.get(0)),
        LocalTime.parse((String) columns.get(1)),
        closing((String) columns.get(2)));
  }

  private static Closure closure(Object row) {
    List<?> columns = (List<?>) row;
    return new Closure(
        LocalDate.parse((String) columns.get(0)),
        LocalDate.parse((String) columns.get(1)),
        (String) columns.get(2));
  }

  /** PostgreSQL's 24:00 has no local time in Java. */
  private static LocalTime closing(String time) {
    return time.startsWith("24:") ? LocalTime.MAX : LocalTime.parse(time);
  }
}
