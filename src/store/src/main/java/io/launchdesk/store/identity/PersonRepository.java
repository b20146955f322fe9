package io.launchdesk.store.identity;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The people in {@code desk.person} with roles, groups and skills. Inactive people are not found.
 */
@Repository
public class PersonRepository {
  private static final String SELECT =
      """
      select p.*,
             array(select role from desk.person_role x where x.username = p.username order by 1) as roles,
             array(select group_name from desk.person_group x where x.username = p.username order by 1) as groups,
             array(select skill from desk.person_skill x where x.username = p.username order by 1) as skills
        from desk.person p
       where p.active
      """;

  private final JdbcClient jdbc;

  PersonRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The active person of this name. */
  public Optional<Person> find(String username) {
    return jdbc.sql(SELECT + " and p.username = :username")
        .param("username", username)
        .query((row, n) -> person(row))
        .optional();
  }

  /** The active person of this name with the stored password hash; empty without a password. */
  public Optional<Credentials> credentials(String username) {
    return jdbc.sql(SELECT + " and p.username = :username and p.password_hash is not null")
        .param("username", username)
        .query(
            (row, n) ->
                new Credentials(
                    person(row),
                    row.getString("password_hash"),
                    Sql.instant(row, "one_time_until")))
        .optional();
  }

  /**
   * Active people by username.
   *
   * @param group only members of this group; null for all
   * @param after the username after which to go on; empty for the start
   */
  public List<Person> page(String group, String after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                   and p.username > :after
                   and (cast(:group as text) is null or exists (
                     select 1 from desk.person_group g where g.username = p.username and g.group_name = :group))
                 order by p.username
                 limit :limit
                """)
        .param("after", after)
        .param("group", group)
        .param("limit", limit)
        .query((row, n) -> person(row))
        .list();
  }

  /** Names to show for these usernames, also of people who are inactive now. */
  public Map<String, String> displayNames(Collection<String> usernames) {
    if (usernames.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select username, display_name from desk.person where username = any(:usernames)")
        .param("usernames", Sql.texts(usernames))
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether anybody has this role. */
  public boolean anyWith(Role role) {
    return jdbc.sql("select exists (select 1 from desk.person_role where role = :role)")
        .param("role", role.slug())
        .query(Boolean.class)
        .single();
  }

  /**
   * Creates the person with roles, groups and skills, unless the username is taken: then nothing at
   * all is changed, the password least of all.
   *
   * @param passwordHash null for somebody who signs in at an identity provider
   * @return whether the person was created
   */
  public boolean createIfAbsent(Person person, String passwordHash) {
    int created =
        jdbc.sql(
                """
                insert into desk.person (username, display_name, email, team, region, language, time_zone, password_hash)
                values (:username, :displayName, :email, :team, :region, :language, :timeZone, :hash)
                on conflict do nothing
                """)
            .param("username", person.username())
            .param("displayName", person.displayName())
            .param("email", person.email())
            .param("team", person.team())
            .param("region", person.region())
            .param("language", person.language())
            .param("timeZone", person.timeZone())
            .param("hash", passwordHash)
            .update();
    if (created == 0) {
      return false;
    }
    addAll(
        "person_role", "role", person.username(), person.roles().stream().map(Role::slug).toList());
    addAll("person_group", "group_name", person.username(), person.groups());
    addAll("person_skill", "skill", person.username(), person.skills());
    return true;
  }

  /**
   * Replaces name, address, team, region, roles, groups and skills of a person who exists. Language
   * and time zone are the person's own; the level of a skill that stays is kept.
   */
  public void update(Person person) {
    jdbc.sql(
            """
            update desk.person set display_name = :displayName, email = :email, team = :team, region = :region
             where username = :username
            """)
        .param("username", person.username())
        .param("displayName", person.displayName())
        .param("email", person.email())
        .param("team", person.team())
        .param("region", person.region())
        .update();
    replaceAll(
        "person_role", "role", person.username(), person.roles().stream().map(Role::slug).toList());
    replaceAll("person_group", "group_name", person.username(), person.groups());
    replaceAll("person_skill", "skill", person.username(), person.skills());
  }

  /** Replaces the hash of a person's password, which is the person's own from now on. */
  public void setPassword(String username, String passwordHash) {
    setPassword(username, passwordHash, null);
  }

  /**
   * Replaces the hash of a person's password.
   *
   * @param oneTimeUntil until when it signs in, for nothing but changing it; null: it is the
   *     person's own
   */
  public void setPassword(String username, String passwordHash, Instant oneTimeUntil) {
    jdbc.sql(
            "update desk.person set password_hash = :hash, one_time_until = :until where username = :username")
        .param("username", username)
        .param("hash", passwordHash)
        .param("until", Sql.utc(oneTimeUntil))
        .update();
  }

  private void replaceAll(String table, String column, String username, List<String> values) {
    jdbc.sql(
            "delete from desk.%s where username = :username and %s <> all(cast(:values as text[]))"
                .formatted(table, column))
        .param("username", username)
        .param("values", Sql.texts(values))
        .update();
    addAll(table, column, username, values);
  }

  private void addAll(String table, String column, String username, List<String> values) {
    jdbc.sql(
            "insert into desk.%s (username, %s) select :username, unnest(:values) on conflict do nothing"
                .formatted(table, column))
        .param("username", username)
        .param("values", Sql.texts(values))
        .update();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getString("username"),
        row.getString("display_name"),
        row.getString("email"),
        row.getString("team"),
        row.getString("region"),
        row.getString("language"),
        row.getString("time_zone"),
        Sql.texts(row, "roles").stream().map(Role::of).collect(Collectors.toUnmodifiableSet()),
        Sql.texts(row, "groups"),
        Sql.texts(row, "skills"));
  }
}
