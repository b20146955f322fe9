package io.launchdesk.store.change;

import io.launchdesk.store.Sql;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is live, model by model: what the engine says, and what we have put into it a moment ago and
 * it has not said yet.
 */
@Repository
public class LiveModelRepository {
  private final JdbcClient jdbc;

  LiveModelRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Lets one at a time put models into the engine, until the transaction ends; also when whoever
   * had it is killed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('desk.model_put'))").query().singleRow();
  }

  /** All that is live, by kind and id. */
  public List<LiveModel> all() {
    return jdbc.sql("select * from desk.live_model order by kind, model")
        .query(
            (row, n) ->
                new LiveModel(
                    new ModelId(
                        ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model")),
                    row.getString("resource_name"),
                    row.getInt("version"),
                    row.getString("content"),
                    row.getString("checksum")))
        .list();
  }

  /** Tells what is live from anything else that might be. */
  public String basis() {
    return jdbc.sql(
            """
            select coalesce(md5(string_agg(kind || '/' || model || ':' || checksum, ',' order by kind, model)), '')
              from desk.live_model
            """)
        .query(String.class)
        .single();
  }

  /**
   * The number of the version of ours that is live, model by model; those that no version of ours
   * says are missing.
   */
  public Map<ModelId, Integer> numbers() {
    Map<ModelId, Integer> numbers = new LinkedHashMap<>();
    jdbc.sql(
            """
            select l.kind, l.model, max(v.number) as number
              from desk.live_model l
              join desk.model_version v on v.kind = l.kind and v.model = l.model and v.checksum = l.checksum
             group by l.kind, l.model
            """)
        .query(
            row -> {
              ModelKind kind = ModelKind.of(row.getString("kind")).orElseThrow();
              numbers.put(new ModelId(kind, row.getString("model")), row.getInt("number"));
            });
    return numbers;
  }

  /** Notes what the engine has taken; whatever was noted of these models before is forgotten. */
  @Transactional
  public void put(Collection<LiveModel> models, Instant at) {
    for (LiveModel model : models) {
      jdbc.sql(
              """
              insert into desk.model_put (kind, model, version, resource_name, content, put_at)
              values (:kind, :model, :version, :resource, :content, :at)
              on conflict (kind, model) do update
                set version = excluded.version, resource_name = excluded.resource_name, content = excluded.content, put_at = excluded.put_at
              """)
          .param("kind", model.id().kind().slug())
          .param("model", model.id().model())
          .param("version", model.engineVersion())
          .param("resource", model.resourceName())
          .param("content", model.content())
          .param("at", Sql.utc(at))
          .update();
    }
  }

  /** The checksum of what came with the product last, model by model. */
  public Map<ModelId, String> product() {
    Map<ModelId, String> found = new LinkedHashMap<>();
    jdbc.sql("select * from desk.model_product")
        .query(
            row -> {
              ModelKind kind = ModelKind.of(row.getString("kind")).orElseThrow();
              found.put(new ModelId(kind, row.getString("model")), row.getString("checksum"));
            });
    return found;
  }

  /** Notes what has come with the product; contents by model. */
  @Transactional
  public void cameWithProduct(Map<ModelId, String> contents) {
    new TreeMap<>(keyed(contents))
        .forEach(
            (key, content) ->
                jdbc.sql(
                        """
                        insert into desk.model_product (kind, model, checksum)
                        values (:kind, :model, md5(:content))
                        on conflict (kind, model) do update set checksum = excluded.checksum
                        """)
                    .param("kind", key.substring(0, key.indexOf('/')))
                    .param("model", key.substring(key.indexOf('/') + 1))
                    .param("content", content)
                    .update());
  }

  private static Map<String, String> keyed(Map<ModelId, String> contents) {
    Map<String, String> keyed = new LinkedHashMap<>();
    contents.forEach((id, content) -> keyed.put(id.toString(), content));
    return keyed;
  }
}
