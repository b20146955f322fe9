package io.launchdesk.store.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The models that new requests go by: of each the version that was deployed last. */
@Repository
public class LiveModelRepository {
  private final JdbcClient jdbc;

  LiveModelRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param version the engine's number
   */
  public record Live(ModelId id, int version, String content) {}

  /** All of them, by kind and id. */
  public List<Live> all() {
    return jdbc.sql(
            """
            select distinct on (kind, model) kind, model, version, content
              from desk.deployed_model
             order by kind, model, version desc
            """)
        .query(
            (row, n) ->
                new Live(
                    new ModelId(
                        ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model")),
                    row.getInt("version"),
                    row.getString("content")))
        .list();
  }

  /** The content of each, by kind and id. */
  public Map<ModelId, String> contents() {
    Map<ModelId, String> found = new LinkedHashMap<>();
    all().forEach(one -> found.put(one.id(), one.content()));
    return found;
  }
}
