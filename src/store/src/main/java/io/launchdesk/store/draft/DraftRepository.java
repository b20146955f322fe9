package io.launchdesk.store.draft;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts of requests, each for its owner alone. */
@Repository
public class DraftRepository {
  private final JdbcClient jdbc;

  DraftRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a page of the list ends. */
  public record After(Instant updatedAt, UUID id) {}

  /**
   * Stores a new draft.
   *
   * @return false when the id is taken already, by whomever; then nothing was changed
   */
  public boolean insert(String owner, Draft draft) {
    return jdbc.sql(
                """
                insert into desk.draft (id, owner, type, title, brief, campaign, confidential, version,
                                        created_at, updated_at)
                values (:id, :owner, :type, :title, cast(:brief as jsonb), :campaign, :confidential, :version,
                        :created, :updated)
                on conflict do nothing
                """)
            .param("id", draft.id())
            .param("owner", owner)
            .param("type", draft.type())
            .param("title", draft.title())
            .param("brief", Json.write(draft.brief()))
            .param("campaign", draft.campaign())
            .param("confidential", draft.confidential())
            .param("version", draft.version())
            .param("created", Sql.utc(draft.createdAt()))
            .param("updated", Sql.utc(draft.updatedAt()))
            .update()
        == 1;
  }

  /** The person's draft of this id. */
  public Optional<Draft> find(UUID id, String owner) {
    return find(id, owner, "");
  }

  /** The person's draft; nobody else can change it before the transaction ends. */
  public Optional<Draft> lock(UUID id, String owner) {
    return find(id, owner, " for update");
  }

  /** Writes what is in a draft that was locked before. */
  public void update(Draft draft) {
    jdbc.sql(
            """
            update desk.draft set type = :type, title = :title, brief = cast(:brief as jsonb), campaign = :campaign,
                                  confidential = :confidential, version = :version, updated_at = :updated
             where id = :id
            """)
        .param("type", draft.type())
        .param("title", draft.title())
        .param("brief", Json.write(draft.brief()))
        .param("campaign", draft.campaign())
        .param("confidential", draft.confidential())
        .param("version", draft.version())
        .param("updated", Sql.utc(draft.updatedAt()))
        .param("id", draft.id())
        .update();
  }

  /**
   * @return whether there was such a draft of this person
   */
  public boolean delete(UUID id, String owner) {
    return jdbc.sql("delete from desk.draft where id = :id and owner = :owner")
            .param("id", id)
            .param("owner", owner)
            .update()
        == 1;
  }

  /** How many drafts the person has. */
  public int count(String owner) {
    return jdbc.sql("select count(*) from desk.draft where owner = :owner")
        .param("owner", owner)
        .query(Integer.class)
        .single();
  }

  /**
   * The person's drafts, the one saved last first.
   *
   * @param after null for the start
   */
  public List<DraftSummary> page(String owner, After after, int limit) {
    return jdbc.sql(
            """
            select id, type, title, version, updated_at from desk.draft
             where owner = :owner
               and (cast(:afterAt as timestamptz) is null or (updated_at, id) < (:afterAt, cast(:afterId as uuid)))
             order by updated_at desc, id desc limit :limit
            """)
        .param("owner", owner)
        .param("afterAt", after == null ? null : Sql.utc(after.updatedAt()))
        .param("afterId", after == null ? null : after.id())
        .param("limit", limit)
        .query(
            (row, n) ->
                new DraftSummary(
                    row.getObject("id", UUID.class),
                    row.getString("type"),
                    row.getString("title"),
                    row.getInt("version"),
                    Sql.instant(row, "updated_at")))
        .list();
  }

  private Optional<Draft> find(UUID id, String owner, String lock) {
    return jdbc.sql("select * from desk.draft where id = :id and owner = :owner" + lock)
        .param("id", id)
        .param("owner", owner)
        .query((row, n) -> draft(row))
        .optional();
  }

  private static Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getString("type"),
        row.getString("title"),
        Json.object(row.getString("brief")),
        row.getString("campaign"),
        row.getBoolean("confidential"),
        row.getInt("version"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }
}
