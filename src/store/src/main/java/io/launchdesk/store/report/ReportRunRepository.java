package io.launchdesk.store.report;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports of periods, and what was made of them. */
@Repository
public class ReportRunRepository {
  private final JdbcClient jdbc;

  ReportRunRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Plans a run.
   *
   * @return false when there is one already, by its id or for this period by schedule
   */
  public boolean plan(ReportRun run) {
    return jdbc.sql(
                """
                insert into desk.report_run (id, report_id, name, language, filters, period_from, period_to, wanted_by,
                                             due_at, created_at)
                values (:id, :report, :name, :language, cast(:filters as jsonb), :from, :to, :wantedBy, :due, :created)
                on conflict do nothing
                """)
            .param("id", run.id())
            .param("report", run.reportId())
            .param("name", run.name())
            .param("language", run.language())
            .param("filters", Json.write(run.filters()))
            .param("from", run.from())
            .param("to", run.to())
            .param("wantedBy", run.wantedBy())
            .param("due", Sql.utc(run.dueAt()))
            .param("created", Sql.utc(run.createdAt()))
            .update()
        == 1;
  }

  /** The run, when there is one. */
  public Optional<ReportRun> find(UUID id) {
    return jdbc.sql("select * from desk.report_run where id = :id")
        .param("id", id)
        .query((row, n) -> run(row))
        .optional();
  }

  /** The run; nobody else can change it before the transaction ends. */
  public Optional<ReportRun> lock(UUID id) {
    return jdbc.sql("select * from desk.report_run where id = :id for update")
        .param("id", id)
        .query((row, n) -> run(row))
        .optional();
  }

  /**
   * Runs by schedule that nobody was sent, planned after an instant: those whose process was lost
   * are found again.
   */
  public List<UUID> unsent(Instant after) {
    return jdbc.sql(
            """
            select id from desk.report_run r
             where wanted_by is null and created_at > :after
               and not exists (select 1 from desk.report_delivery d where d.run_id = r.id)
             order by created_at, id
            """)
        .param("after", Sql.utc(after))
        .query(UUID.class)
        .list();
  }

  /** Keeps what was made; once only. */
  public void made(UUID id, MadeReport made, Instant at) {
    jdbc.sql(
            """
            update desk.report_run set made_at = :at, subject = :subject, html = :html, text = :text, pdf = :pdf
             where id = :id and made_at is null
            """)
        .param("at", Sql.utc(at))
        .param("subject", made.subject())
        .param("html", made.html())
        .param("text", made.text())
        .param("pdf", made.pdf())
        .param("id", id)
        .update();
  }

  /** What was made; empty while nothing is. */
  public Optional<MadeReport> made(UUID id) {
    return jdbc.sql(
            "select subject, html, text, pdf from desk.report_run where id = :id and made_at is not null")
        .param("id", id)
        .query(
            (row, n) ->
                new MadeReport(
                    row.getString("subject"),
                    row.getString("html"),
                    row.getString("text"),
                    row.getBytes("pdf")))
        .optional();
  }

  static ReportRun run(ResultSet row) throws SQLException {
    return new ReportRun(
        row.getObject("id", UUID.class),
        row.getObject("report_id", UUID.class),
        row.getString("name"),
        row.getString("language"),
        Filters.read(row.getString("filters")),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        row.getString("wanted_by"),
        Sql.instant(row, "due_at"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "made_at"));
  }
}
