package io.launchdesk.store.studio;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are writing: one draft of a model for each. */
@Repository
public class ModelDraftRepository {
  private final JdbcClient jdbc;

  ModelDraftRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who is writing.
   *
   * @param name display name
   * @param base the version that it is made from
   */
  public record Writer(ModelId id, String owner, String name, int base, Instant updatedAt) {}

  /** The person's draft; empty when there is none. */
  public Optional<ModelDraft> find(ModelId id, String owner) {
    return jdbc.sql(
            "select * from desk.model_draft where kind = :kind and model = :model and owner = :owner")
        .param("kind", id.kind().slug())
        .param("model", id.model())
        .param("owner", owner)
        .query((row, n) -> draft(row))
        .optional();
  }

  /**
   * Stores the draft when the stored one has the version before its own, or there is none and it is
   * the first.
   *
   * @return false when it was saved elsewhere meanwhile
   */
  public boolean save(ModelId id, ModelDraft draft) {
    String sql =
        draft.version() == 1
            ? """
              insert into desk.model_draft (kind, model, owner, base, content, version, updated_at)
              values (:kind, :model, :owner, :base, :content, :version, :at) on conflict do nothing
              """
            : """
              update desk.model_draft set base = :base, content = :content, version = :version, updated_at = :at
               where kind = :kind and model = :model and owner = :owner and version = :version - 1
              """;
    return jdbc.sql(sql)
            .param("kind", id.kind().slug())
            .param("model", id.model())
            .param("owner", draft.owner())
            .param("base", draft.base())
            .param("content", draft.content())
            .param("version", draft.version())
            .param("at", Sql.utc(draft.updatedAt()))
            .update()
        == 1;
  }

  /**
   * @return whether there was one
   */
  public boolean delete(ModelId id, String owner) {
    return jdbc.sql(
                "delete from desk.model_draft where kind = :kind and model = :model and owner = :owner")
            .param("kind", id.kind().slug())
            .param("model", id.model())
            .param("owner", owner)
            .update()
        == 1;
  }

  /** Who is writing what, the one who saved last first. */
  public List<Writer> writers() {
    return jdbc.sql(
            """
            select d.kind, d.model, d.owner, p.display_name, d.base, d.updated_at
              from desk.model_draft d join desk.person p on p.username = d.owner
             order by d.updated_at desc, d.owner
            """)
        .query(
            (row, n) ->
                new Writer(
                    new ModelId(
                        ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model")),
                    row.getString("owner"),
                    row.getString("display_name"),
                    row.getInt("base"),
                    Sql.instant(row, "updated_at")))
        .list();
  }

  /** Who may change models, and hears when somebody does. */
  public List<String> editors() {
    return jdbc.sql(
            """
            select distinct p.username from desk.person p join desk.person_role r on r.username = p.username
             where p.active and r.role in ('process-owner', 'admin')
            """)
        .query(String.class)
        .list();
  }

  private static ModelDraft draft(ResultSet row) throws SQLException {
    return new ModelDraft(
        row.getString("owner"),
        row.getInt("base"),
        row.getString("content"),
        row.getInt("version"),
        Sql.instant(row, "updated_at"));
  }
}
