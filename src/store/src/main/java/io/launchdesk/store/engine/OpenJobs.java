package io.launchdesk.store.engine;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs that workers can take or have, as the exporter has written them. */
@Repository
public class OpenJobs {
  private final JdbcClient jdbc;

  OpenJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One of them; jobs that wait for their next try, or have none left, are not among them.
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
   * Those of some types that were created before an instant, by the engine's clock; first those of
   * which the engine has said nothing for longest.
   */
  public List<OpenJob> createdBefore(Instant instant, Collection<String> types, int limit) {
    return jdbc.sql(
            """
            select key, type, retries from engine.job
             where state = 'created' and type = any(:types) and created_at < :before
             order by position, key limit :limit
            """)
        .param("before", Sql.utc(instant))
        .param("types", Sql.texts(types))
        .param("limit", limit)
        .query(OpenJob.class)
        .list();
  }
}
