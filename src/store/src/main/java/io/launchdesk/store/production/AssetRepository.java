package io.launchdesk.store.production;

import io.launchdesk.core.production.Finding;
import io.launchdesk.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of assets; written by the portal when a producer hands one in. */
@Repository
public class AssetRepository {
  private static final String SELECT =
      """
      select d.id as deliverable_id, v.version, d.kind, d.title, d.channel, d.language, v.sha256, v.content
        from desk.deliverable d join desk.asset_version v on v.deliverable_id = d.id
      """;

  private final JdbcClient jdbc;

  AssetRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest version of a deliverable's asset; empty when none was handed in. */
  public Optional<AssetVersion> newest(String deliverableId) {
    return jdbc.sql(SELECT + "where d.id = :id order by v.version desc limit 1")
        .param("id", deliverableId)
        .query((row, n) -> asset(row))
        .optional();
  }

  /** Of each deliverable of the request the newest version that a reviewer accepted, by id. */
  public List<AssetVersion> accepted(String requestId) {
    return jdbc.sql(
            SELECT
                + """
                where d.request_id = :request
                  and v.version = (select max(version) from desk.asset_version
                                    where deliverable_id = d.id and review = 'accept')
                order by d.id
                """)
        .param("request", requestId)
        .query((row, n) -> asset(row))
        .list();
  }

  /** Stores what the automatic checks found; empty means that they found nothing. */
  public void storeFindings(String deliverableId, int version, List<Finding> findings) {
    jdbc.sql(
            """
            update desk.asset_version set check_findings = cast(:findings as jsonb)
             where deliverable_id = :id and version = :version
            """)
        .param("findings", Json.write(findings))
        .param("id", deliverableId)
        .param("version", version)
        .update();
  }

  private static AssetVersion asset(ResultSet row) throws SQLException {
    return new AssetVersion(
        row.getString("deliverable_id"),
        row.getInt("version"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("channel"),
        row.getString("language"),
        row.getString("sha256"),
        Json.object(row.getString("content")));
  }
}
