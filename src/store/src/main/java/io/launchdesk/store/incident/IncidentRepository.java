package io.launchdesk.store.incident;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Incidents of the engine with the requests that they stop. */
@Repository
public class IncidentRepository {
  private static final String SELECT =
      """
      select i.*, r.id as request_id, r.title as request_title, j.type as job_type, p.process_definition_key
        from engine.incident i
        left join engine.process_instance root on root.key = i.root_key
        left join desk.request r on r.id = root.correlation_key
        left join engine.job j on j.key = i.job_key
        left join engine.process_instance p on p.key = i.process_instance_key
      """;

  private final JdbcClient jdbc;

  IncidentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An incident.
   *
   * @param errorType the engine's word for it, e.g. {@code JOB_NO_RETRIES}
   * @param jobKey the job that failed; null when it is not about a job
   * @param requestId null when it stops no request
   */
  public record Incident(
      long key,
      String errorType,
      String message,
      String state,
      String requestId,
      String requestTitle,
      String processId,
      Long processDefinitionKey,
      String elementId,
      Long jobKey,
      String jobType,
      Instant createdAt,
      Instant resolvedAt) {}

  /** Place in the order: oldest first, then by key. */
  public record After(Instant createdAt, long key) {}

  /**
   * Incidents in this state, the oldest first.
   *
   * @param state {@code open} or {@code resolved}
   * @param requestId only of this request; null for all
   */
  public List<Incident> page(String state, String requestId, After after, int limit) {
    var query =
        jdbc.sql(
                SELECT
                    + " where i.state = :state and (cast(:request as text) is null or r.id = :request)"
                    + (after == null ? "" : " and (i.created_at, i.key) > (:afterAt, :afterKey)")
                    + " order by i.created_at, i.key limit :limit")
            .param("state", state)
            .param("request", requestId)
            .param("limit", limit);
    if (after != null) {
      query = query.param("afterAt", Sql.utc(after.createdAt())).param("afterKey", after.key());
    }
    return query.query((row, n) -> incident(row)).list();
  }

  /** The incident. */
  public Optional<Incident> find(long key) {
    return jdbc.sql(SELECT + " where i.key = :key")
        .param("key", key)
        .query((row, n) -> incident(row))
        .optional();
  }

  /** Which of these requests are stopped by an open incident. */
  public List<String> stopped(List<String> requestIds) {
    if (requestIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select distinct root.correlation_key
              from engine.incident i join engine.process_instance root on root.key = i.root_key
             where i.state = 'open' and root.correlation_key = any(:requests)
            """)
        .param("requests", Sql.texts(requestIds))
        .query(String.class)
        .list();
  }

  private static Incident incident(ResultSet row) throws SQLException {
    return new Incident(
        row.getLong("key"),
        row.getString("error_type"),
        row.getString("error_message"),
        row.getString("state"),
        row.getString("request_id"),
        row.getString("request_title"),
        row.getString("bpmn_process_id"),
        Sql.number(row, "process_definition_key"),
        row.getString("element_id"),
        Sql.number(row, "job_key"),
        row.getString("job_type"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "resolved_at"));
  }
}
