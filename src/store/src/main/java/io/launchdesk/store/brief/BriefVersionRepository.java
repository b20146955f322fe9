package io.launchdesk.store.brief;

import io.launchdesk.core.brief.BriefStage;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of a brief, and which of them a stage has settled. */
@Repository
public class BriefVersionRepository {
  private static final String VERSIONS =
      """
      select v.*, p.display_name,
             lag(v.brief) over (order by v.version) as before
        from desk.brief_version v left join desk.person p on p.username = v.author
       where v.request_id = :id
      """;

  private final JdbcClient jdbc;

  BriefVersionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A version.
   *
   * @param author username; null in the name when the account is gone
   * @param before the brief as it was; null for the first version
   */
  public record Version(
      int version,
      Instant at,
      String author,
      String authorName,
      String reason,
      Map<String, Object> before,
      Map<String, Object> brief) {}

  /**
   * The current version, for a change in this transaction.
   *
   * @param stage whose rules hold
   * @param approved the fields that concerned the approvals which were given
   */
  public record Current(
      int version,
      Map<String, Object> brief,
      BriefStage stage,
      Set<String> approved,
      boolean withdrawn) {}

  /** All versions, the earliest first. */
  public List<Version> versions(String requestId) {
    return jdbc.sql(VERSIONS + " order by v.version")
        .param("id", requestId)
        .query((row, n) -> version(row))
        .list();
  }

  /** One version; empty when there is none of that number. */
  public Optional<Version> version(String requestId, int version) {
    return jdbc.sql("select * from (" + VERSIONS + ") v where v.version = :version")
        .param("id", requestId)
        .param("version", version)
        .query((row, n) -> version(row))
        .optional();
  }

  /** The current version; changes and settlements wait until this transaction has ended. */
  public Current lock(String requestId) {
    return jdbc.sql(
            """
            select brief_version, brief, brief_stage, approved_fields, withdrawn_at is not null as withdrawn
              from desk.request where id = :id for update
            """)
        .param("id", requestId)
        .query(
            (row, n) ->
                new Current(
                    row.getInt("brief_version"),
                    Json.object(row.getString("brief")),
                    BriefStage.of(row.getString("brief_stage")),
                    Set.copyOf(Sql.texts(row, "approved_fields")),
                    row.getBoolean("withdrawn")))
        .single();
  }

  /** Whose rules hold for a change of the brief now. */
  public BriefStage stage(String requestId) {
    return BriefStage.of(
        jdbc.sql("select brief_stage from desk.request where id = :id")
            .param("id", requestId)
            .query(String.class)
            .single());
  }

  /** From now on the rules of this stage hold. */
  public void moveTo(String requestId, BriefStage stage) {
    jdbc.sql("update desk.request set brief_stage = :stage where id = :id")
        .param("stage", stage.slug())
        .param("id", requestId)
        .update();
  }

  /** Keeps which fields concerned the approvals that were given. */
  public void keepApproved(String requestId, Set<String> fields) {
    jdbc.sql("update desk.request set approved_fields = :fields where id = :id")
        .param("fields", Sql.texts(List.copyOf(fields)))
        .param("id", requestId)
        .update();
  }

  private static Version version(ResultSet row) throws SQLException {
    String before = row.getString("before");
    return new Version(
        row.getInt("version"),
        Sql.instant(row, "created_at"),
        row.getString("author"),
        row.getString("display_name"),
        row.getString("reason"),
        before == null ? null : Json.object(before),
        Json.object(row.getString("brief")));
  }
}
