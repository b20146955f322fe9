package io.launchdesk.store.engine;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs that the engine has created and nobody has ended, as the exporter has written them. */
@Repository
public class OpenJobs {
  private final JdbcClient jdbc;

  OpenJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One of them; jobs that failed are not among them.
   *
   * @param retries tries that it has left
   */
  public record OpenJob(long key, String type, int retries) {}

  /** Of which types there are some. */
  public List<String> types() {
    return jdbc.sql("select distinct type from engine.job where state = 'created' order by type")
        .query(String.class)
        .list();
  }

  /**
   * Those of some types that were created before an instant, by the engine's clock; the oldest
   * first.
   */
  public List<OpenJob> createdBefore(Instant instant, Collection<String> types, int limit) {
    return jdbc.sql(
            """
            select key, type, retries from engine.job
             where state = 'created' and type = any(:types) and created_at < :before
             order by created_at, key limit :limit
            """)
        .param("before", Sql.utc(instant))
        .param("types", Sql.texts(types))
        .param("limit", limit)
        .query(OpenJob.class)
        .list();
  }
}
