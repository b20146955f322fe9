package io.launchdesk.store.report;

import io.launchdesk.core.report.ReportSchedule;
import io.launchdesk.core.report.ReportSchedule.Every;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Definitions of reports. */
@Repository
public class ReportRepository {
  private static final String SELECT =
      """
      select r.*, p.display_name as owner_name
        from desk.report r join desk.person p on p.username = r.owner
      """;

  private final JdbcClient jdbc;

  ReportRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All reports by name. */
  public List<Report> all() {
    return jdbc.sql(SELECT + " order by lower(r.name), r.id").query((row, n) -> report(row)).list();
  }

  /** The report, when there is one. */
  public Optional<Report> find(UUID id) {
    return jdbc.sql(SELECT + " where r.id = :id")
        .param("id", id)
        .query((row, n) -> report(row))
        .optional();
  }

  /** The report; nobody else can change it before the transaction ends. */
  public Optional<Report> lock(UUID id) {
    return jdbc.sql(SELECT + " where r.id = :id for update of r")
        .param("id", id)
        .query((row, n) -> report(row))
        .optional();
  }

  /** How many reports there are. */
  public int count() {
    return jdbc.sql("select count(*) from desk.report").query(Integer.class).single();
  }

  /**
   * @return false when its id is taken already; then nothing was changed
   */
  public boolean insert(Report report) {
    return write(
            """
            insert into desk.report (id, name, language, every, day, at, filters, people, groups, active, since, owner,
                                     version, updated_at)
            values (:id, :name, :language, :every, :day, :at, cast(:filters as jsonb), :people, :groups, :active, :since,
                    :owner, :version, :updated)
            on conflict do nothing
            """,
            report)
        == 1;
  }

  /** Writes what is in a report that was locked before. */
  public void update(Report report) {
    write(
        """
        update desk.report
           set name = :name, language = :language, every = :every, day = :day, at = :at,
               filters = cast(:filters as jsonb), people = :people, groups = :groups, active = :active,
               since = :since, owner = :owner, version = :version, updated_at = :updated
         where id = :id
        """,
        report);
  }

  /** Deletes it; what was made of it stays. */
  public void delete(UUID id) {
    jdbc.sql("delete from desk.report where id = :id").param("id", id).update();
  }

  private int write(String sql, Report report) {
    ReportSchedule schedule = report.schedule();
    return jdbc.sql(sql)
        .param("id", report.id())
        .param("name", report.name())
        .param("language", report.language())
        .param("every", schedule.every().slug())
        .param("day", schedule.day())
        .param("at", schedule.at())
        .param("filters", Json.write(report.filters()))
        .param("people", Sql.texts(report.people()))
        .param("groups", Sql.texts(report.groups()))
        .param("active", report.active())
        .param("since", Sql.utc(report.since()))
        .param("owner", report.owner())
        .param("version", report.version())
        .param("updated", Sql.utc(report.updatedAt()))
        .update();
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("language"),
        new ReportSchedule(
            Every.valueOf(row.getString("every").toUpperCase(Locale.ROOT)),
            row.getObject("day", Integer.class),
            row.getObject("at", LocalTime.class)),
        Filters.read(row.getString("filters")),
        Sql.texts(row, "people"),
        Sql.texts(row, "groups"),
        row.getBoolean("active"),
        Sql.instant(row, "since"),
        row.getString("owner"),
        row.getString("owner_name"),
        row.getInt("version"),
        Sql.instant(row, "updated_at"));
  }
}
