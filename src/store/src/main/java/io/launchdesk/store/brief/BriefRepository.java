package io.launchdesk.store.brief;

import io.launchdesk.core.approval.BriefChange;
import io.launchdesk.core.brief.Brief;
import io.launchdesk.core.brief.BriefProblem;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Briefs: their current version, the next one, and what is wrong with them. */
@Repository
public class BriefRepository {
  private final JdbcClient jdbc;

  BriefRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The request with its current brief. */
  public Optional<RequestBrief> find(String requestId) {
    return jdbc.sql(
            """
            select r.*, t.form_id
              from desk.request r join desk.request_type t on t.type = r.type
             where r.id = :id
            """)
        .param("id", requestId)
        .query((row, n) -> request(row))
        .optional();
  }

  /** Replaces what is known to be wrong with the brief. */
  @Transactional
  public void replaceProblems(String requestId, int version, List<BriefProblem> problems) {
    jdbc.sql("select 1 from desk.request where id = :id for update")
        .param("id", requestId)
        .query()
        .singleValue();
    jdbc.sql("delete from desk.brief_problem where request_id = :id")
        .param("id", requestId)
        .update();
    for (int position = 0; position < problems.size(); position++) {
      jdbc.sql(
              """
              insert into desk.brief_problem (request_id, position, brief_version, field, message)
              values (:id, :position, :version, :field, :message)
              """)
          .param("id", requestId)
          .param("position", position)
          .param("version", version)
          .param("field", problems.get(position).field())
          .param("message", problems.get(position).message())
          .update();
    }
  }

  /** What was wrong with the brief when it was last looked at, in the form's order. */
  public List<BriefProblem> problems(String requestId) {
    return jdbc.sql(
            "select field, message from desk.brief_problem where request_id = :id order by position")
        .param("id", requestId)
        .query(BriefProblem.class)
        .list();
  }

  /** Keeps the launch instant where lists and reports find it. */
  public void keepLaunchAt(String requestId, Instant launchAt) {
    jdbc.sql("update desk.request set launch_at = :at where id = :id")
        .param("at", Sql.utc(launchAt))
        .param("id", requestId)
        .update();
  }

  /**
   * A version of a brief that is to be written.
   *
   * @param from the version that it was made from
   * @param brief all fields; a title becomes the request's title
   * @param reason why; null when nothing was said
   */
  public record NewVersion(
      String requestId,
      int from,
      Map<String, Object> brief,
      List<String> changedFields,
      String author,
      String reason,
      Instant at) {}

  /**
   * Adds the next version of the brief, unless another one was added since {@code from}.
   *
   * @return the new version's number; empty when {@code from} is not the current version any more
   */
  @Transactional
  public Optional<Integer> append(NewVersion version) {
    int updated =
        jdbc.sql(
                """
                update desk.request
                   set brief = cast(:brief as jsonb), brief_version = brief_version + 1,
                       title = coalesce(cast(:brief as jsonb) ->> 'title', title)
                 where id = :id and brief_version = :from
                """)
            .param("brief", Json.write(version.brief()))
            .param("id", version.requestId())
            .param("from", version.from())
            .update();
    if (updated == 0) {
      return Optional.empty();
    }
    jdbc.sql(
            """
            insert into desk.brief_version (request_id, version, brief, changed_fields, author, reason, created_at)
            values (:id, :version, cast(:brief as jsonb), :changed, :author, :reason, :at)
            """)
        .param("id", version.requestId())
        .param("version", version.from() + 1)
        .param("brief", Json.write(version.brief()))
        .param("changed", Sql.texts(version.changedFields()))
        .param("author", version.author())
        .param("reason", version.reason())
        .param("at", Sql.utc(version.at()))
        .update();
    return Optional.of(version.from() + 1);
  }

  /** All versions with the fields that each of them changed. */
  public List<BriefChange> changes(String requestId) {
    return jdbc.sql(
            """
            select version, changed_fields from desk.brief_version
             where request_id = :id order by version
            """)
        .param("id", requestId)
        .query((row, n) -> new BriefChange(row.getInt(1), Sql.texts(row, "changed_fields")))
        .list();
  }

  /** The newest answer of a step, as it was entered. */
  public Optional<StepAnswer> newestAnswer(String requestId, String step) {
    return jdbc.sql(
            """
            select task_key, data from desk.task_outcome
             where request_id = :id and step = :step
             order by completed_at desc, task_key desc limit 1
            """)
        .param("id", requestId)
        .param("step", step)
        .query((row, n) -> new StepAnswer(row.getLong(1), Json.object(row.getString(2))))
        .optional();
  }

  /** What a person entered in a task. */
  public record StepAnswer(long taskKey, Map<String, Object> data) {}

  private static RequestBrief request(ResultSet row) throws SQLException {
    return new RequestBrief(
        row.getString("id"),
        row.getString("type"),
        row.getString("form_id"),
        row.getString("title"),
        row.getString("requester"),
        row.getString("team"),
        new Brief(Json.object(row.getString("brief"))),
        row.getInt("brief_version"),
        Sql.instant(row, "created_at"),
        row.getString("assigned_team"),
        Sql.instant(row, "launch_at"),
        Sql.instant(row, "promised_at"));
  }
}
