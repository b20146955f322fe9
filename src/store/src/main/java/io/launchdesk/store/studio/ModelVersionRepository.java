package io.launchdesk.store.studio;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Versions of models. They are only added. */
@Repository
public class ModelVersionRepository {
  private static final String VERSION =
      """
      select v.kind, v.model, v.number, v.name, v.author, p.display_name as author_name, v.note, v.based_on, v.saved_at, d.version as engine_version,
             coalesce(d.version = newest.version, false) and not exists (
               select 1 from desk.model_version later
                where later.kind = v.kind and later.model = v.model and later.checksum = v.checksum
                  and later.number > v.number) as live
        from desk.model_version v
        left join desk.person p on p.username = v.author
        left join lateral (
          select max(x.version) as version from desk.deployed_model x
           where x.kind = v.kind and x.model = v.model and x.checksum = v.checksum) d on true
        left join lateral (
          select max(x.version) as version from desk.deployed_model x where x.kind = v.kind and x.model = v.model) newest on true
      """;

  private final JdbcClient jdbc;

  ModelVersionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A model that the engine has and of which a version is not known here yet. */
  public record Deployed(ModelId id, String content, Instant deployedAt) {}

  /** A model with its newest version. */
  public record Model(ModelId id, ModelVersion latest) {}

  /** A version to add. */
  public record NewVersion(
      ModelId id,
      String name,
      String content,
      String author,
      String note,
      Integer basedOn,
      Instant savedAt) {}

  /** What the engine has and no version says, the earliest first. */
  public List<Deployed> unknown() {
    return jdbc.sql(
            """
            select d.kind, d.model, d.content, min(d.deployed_at) as deployed_at
              from desk.deployed_model d
             where not exists (
               select 1 from desk.model_version v
                where v.kind = d.kind and v.model = d.model and v.checksum = d.checksum)
             group by d.kind, d.model, d.content
             order by deployed_at, d.kind, d.model
            """)
        .query(
            (row, n) ->
                new Deployed(id(row), row.getString("content"), Sql.instant(row, "deployed_at")))
        .list();
  }

  /** Lets one at a time add versions, until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('desk.model_version'))").query().singleRow();
  }

  /**
   * Adds a version; {@link #lock} first.
   *
   * @return its number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int add(NewVersion version) {
    return jdbc.sql(
            """
            insert into desk.model_version (kind, model, number, name, content, author, note, based_on, saved_at)
            select :kind, :model, coalesce(max(number), 0) + 1, :name, :content, :author, :note, :base, :at
              from desk.model_version where kind = :kind and model = :model
            returning number
            """)
        .param("kind", version.id().kind().slug())
        .param("model", version.id().model())
        .param("name", version.name())
        .param("content", version.content())
        .param("author", version.author())
        .param("note", version.note())
        .param("base", version.basedOn())
        .param("at", Sql.utc(version.savedAt()))
        .query(Integer.class)
        .single();
  }

  /** All models, by kind and id. */
  public List<Model> models() {
    return jdbc.sql(
            VERSION
                + """
                 where v.number = (select max(o.number) from desk.model_version o where o.kind = v.kind and o.model = v.model)
                 order by v.kind, v.model
                """)
        .query((row, n) -> new Model(id(row), version(row)))
        .list();
  }

  /** The versions of a model, the newest first; none when there is no such model. */
  public List<ModelVersion> of(ModelId id) {
    return jdbc.sql(VERSION + " where v.kind = :kind and v.model = :model order by v.number desc")
        .param("kind", id.kind().slug())
        .param("model", id.model())
        .query((row, n) -> version(row))
        .list();
  }

  /** The content of a version; empty when there is none of that number. */
  public Optional<String> content(ModelId id, int number) {
    return jdbc.sql(
            """
            select content from desk.model_version where kind = :kind and model = :model and number = :number
            """)
        .param("kind", id.kind().slug())
        .param("model", id.model())
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** Whether some version of the model has that content. */
  public boolean has(ModelId id, String content) {
    return jdbc.sql(
            """
            select exists (select 1 from desk.model_version
                            where kind = :kind and model = :model and content = :content)
            """)
        .param("kind", id.kind().slug())
        .param("model", id.model())
        .param("content", content)
        .query(Boolean.class)
        .single();
  }

  private static ModelId id(ResultSet row) throws SQLException {
    return new ModelId(ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model"));
  }

  private static ModelVersion version(ResultSet row) throws SQLException {
    return new ModelVersion(
        row.getInt("number"),
        row.getString("name"),
        row.getString("author"),
        row.getString("author_name"),
        row.getString("note"),
        row.getObject("based_on", Integer.class),
        Sql.instant(row, "saved_at"),
        row.getObject("engine_version", Integer.class),
        row.getBoolean("live"));
  }
}
