package io.launchdesk.store.sla;

import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.core.sla.WorkingHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Business calendars. */
@Repository
public class CalendarRepository {
  /** The desk's own calendar; its time zone says when a day begins. */
  public static final String STANDARD = "standard";

  private final JdbcClient jdbc;

  CalendarRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The calendar, when there is one with this id. */
  public Optional<BusinessCalendar> find(String id) {
    return jdbc.sql("select time_zone from desk.business_calendar where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(zone -> calendar(id, ZoneId.of(zone)));
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

  private BusinessCalendar calendar(String id, ZoneId zone) {
    var hours =
        jdbc.sql(
                """
                select weekday, opens::text, closes::text from desk.working_hours
                 where calendar_id = :id
                """)
            .param("id", id)
            .query((row, n) -> hours(row))
            .list();
    var holidays =
        jdbc.sql("select day from desk.holiday where calendar_id = :id")
            .param("id", id)
            .query(LocalDate.class)
            .list();
    return new BusinessCalendar(id, zone, hours, new HashSet<>(holidays));
  }

  private static WorkingHours hours(ResultSet row) throws SQLException {
    return new WorkingHours(
        DayOfWeek.of(row.getInt("weekday")),
        LocalTime.parse(row.getString("opens")),
        closing(row.getString("closes")));
  }

  /** PostgreSQL's 24:00 has no local time in Java. */
  private static LocalTime closing(String time) {
    return time.startsWith("24:") ? LocalTime.MAX : LocalTime.parse(time);
  }
}
