package io.launchdesk.store.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The models that new requests run on. */
@Repository
public class LiveModelRepository {
  private final JdbcClient jdbc;

  LiveModelRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The content of each model as it was deployed last, by kind and id. */
  public Map<ModelId, String> contents() {
    Map<ModelId, String> found = new LinkedHashMap<>();
    jdbc.sql(
            """
            select distinct on (kind, model) kind, model, content
              from desk.deployed_model
             order by kind, model, version desc
            """)
        .query((row, n) -> found.put(id(row), row.getString("content")))
        .list();
    return found;
  }

  private static ModelId id(ResultSet row) throws SQLException {
    return new ModelId(ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model"));
  }
}
