package io.launchdesk.store.effect;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which models this product has brought to the engine last. */
@Repository
public class DeploymentRepository {
  private static final String KEY = "deploy-models";

  private final JdbcClient jdbc;

  DeploymentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The checksum of the models that were deployed last; empty when none were. */
  public Optional<String> lastChecksum() {
    return jdbc.sql("select result ->> 'checksum' from desk.effect where key = :key")
        .param("key", KEY)
        .query(String.class)
        .optional();
  }

  /** Notes that models with this checksum were deployed. */
  public void deployed(String checksum, Instant at) {
    jdbc.sql(
            """
            insert into desk.effect (key, kind, result, at) values (:key, :key, cast(:result as jsonb), :at)
            on conflict (key) do update set result = excluded.result, at = excluded.at
            """)
        .param("key", KEY)
        .param("result", Json.write(Map.of("checksum", checksum)))
        .param("at", Sql.utc(at))
        .update();
  }
}
