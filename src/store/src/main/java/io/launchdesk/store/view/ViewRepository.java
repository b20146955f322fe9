package io.launchdesk.store.view;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.view.SavedView.Audience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Saved views, and with which one each person's list begins. */
@Repository
public class ViewRepository {
  private static final String SELECT =
      """
      select v.*, p.display_name as owner_name, d.view_id is not null as first
        from desk.saved_view v
        join desk.person p on p.username = v.owner
        left join desk.default_view d on d.view_id = v.id and d.username = :me
       where
      """;

  private final JdbcClient jdbc;

  ViewRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The views of a list that the person sees: the own ones first, each by name. */
  public List<SavedView> all(String list, Access access) {
    return jdbc.sql(
            SELECT
                + "v.list = :list and "
                + Access.VIEW_VISIBLE
                + " order by v.owner <> :me, lower(v.name), v.id")
        .params(access.parameters())
        .param("list", list)
        .query((row, n) -> view(row))
        .list();
  }

  /** The view, when the person sees it. */
  public Optional<SavedView> find(UUID id, Access access) {
    return find(id, access, "");
  }

  /** The view, when the person sees it; nobody else can change it before the transaction ends. */
  public Optional<SavedView> lock(UUID id, Access access) {
    return find(id, access, " for update of v");
  }

  /** How many views of all lists the person has. */
  public int count(String owner) {
    return jdbc.sql("select count(*) from desk.saved_view where owner = :owner")
        .param("owner", owner)
        .query(Integer.class)
        .single();
  }

  /**
   * Stores a new view.
   *
   * @return false when its id or its name is taken already; then nothing was changed
   */
  public boolean insert(SavedView view) {
    return write(
            """
            insert into desk.saved_view
              (id, owner, list, name, parameters, shared_kind, shared_with, version, updated_at)
            values (:id, :owner, :list, :name, cast(:parameters as jsonb), :kind, :with, :version, :updated)
            on conflict do nothing
            """,
            view)
        == 1;
  }

  /**
   * Writes what is in a view that was locked before.
   *
   * @throws DuplicateKeyException when another view of the owner has the name
   */
  public void update(SavedView view) {
    write(
        """
        update desk.saved_view
           set name = :name, parameters = cast(:parameters as jsonb), shared_kind = :kind, shared_with = :with,
               version = :version, updated_at = :updated
         where id = :id and owner = :owner and list = :list
        """,
        view);
  }

  public void delete(UUID id) {
    jdbc.sql("delete from desk.saved_view where id = :id").param("id", id).update();
  }

  /** The person's list begins with this view from now on. */
  public void begin(String username, String list, UUID id) {
    jdbc.sql(
            """
            insert into desk.default_view (username, list, view_id) values (:me, :list, :id)
            on conflict (username, list) do update set view_id = excluded.view_id
            """)
        .param("me", username)
        .param("list", list)
        .param("id", id)
        .update();
  }

  /** The person's list does not begin with this view any more. */
  public void beginWithout(String username, UUID id) {
    jdbc.sql("delete from desk.default_view where username = :me and view_id = :id")
        .param("me", username)
        .param("id", id)
        .update();
  }

  /** Usernames of the active people who see what is shared like this. */
  public List<String> people(Audience audience) {
    if (audience == null) {
      return List.of();
    }
    return jdbc.sql(
            """
            select p.username from desk.person p
             where p.active
               and (:kind = 'team' and p.team = :name
                    or :kind = 'group' and exists (
                      select 1 from desk.person_group g where g.username = p.username and g.group_name = :name))
            """)
        .param("kind", audience.kind())
        .param("name", audience.name())
        .query(String.class)
        .list();
  }

  private Optional<SavedView> find(UUID id, Access access, String lock) {
    return jdbc.sql(SELECT + "v.id = :id and " + Access.VIEW_VISIBLE + lock)
        .params(access.parameters())
        .param("id", id)
        .query((row, n) -> view(row))
        .optional();
  }

  private int write(String sql, SavedView view) {
    Audience audience = view.sharedWith();
    return jdbc.sql(sql)
        .param("id", view.id())
        .param("owner", view.owner())
        .param("list", view.list())
        .param("name", view.name())
        .param("parameters", Json.write(view.parameters()))
        .param("kind", audience == null ? null : audience.kind())
        .param("with", audience == null ? null : audience.name())
        .param("version", view.version())
        .param("updated", Sql.utc(view.updatedAt()))
        .update();
  }

  private static SavedView view(ResultSet row) throws SQLException {
    String kind = row.getString("shared_kind");
    return new SavedView(
        row.getObject("id", UUID.class),
        row.getString("list"),
        row.getString("name"),
        texts(Json.object(row.getString("parameters"))),
        kind == null ? null : new Audience(kind, row.getString("shared_with")),
        row.getString("owner"),
        row.getString("owner_name"),
        row.getBoolean("first"),
        row.getInt("version"),
        Sql.instant(row, "updated_at"));
  }

  private static Map<String, String> texts(Map<String, Object> stored) {
    return stored.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }
}
