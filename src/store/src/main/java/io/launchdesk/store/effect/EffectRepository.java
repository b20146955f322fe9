package io.launchdesk.store.effect;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys of effects that have happened. */
@Repository
public class EffectRepository {
  private final JdbcClient jdbc;

  EffectRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the key. Called inside the transaction of the effect, a concurrent call waits until that
   * transaction has ended.
   *
   * @param requestId null when the effect belongs to no request
   * @return false when the effect has happened before
   */
  public boolean claim(
      String key, String kind, String requestId, Map<String, Object> result, Instant at) {
    return jdbc.sql(
                """
                insert into desk.effect (key, kind, request_id, result, at)
                values (:key, :kind, :request, cast(:result as jsonb), :at)
                on conflict do nothing
                """)
            .param("key", key)
            .param("kind", kind)
            .param("request", requestId)
            .param("result", Json.write(result))
            .param("at", Sql.utc(at))
            .update()
        == 1;
  }

  /** The result of an effect that has happened. */
  public Optional<Map<String, Object>> result(String key) {
    return jdbc.sql("select result from desk.effect where key = :key")
        .param("key", key)
        .query(String.class)
        .optional()
        .map(Json::object);
  }
}
