package io.launchdesk.store;

import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that tests start from, told in the words of the business. */
public record Given(JdbcClient jdbc) {
  private static final Instant SUBMITTED = Instant.parse("2026-11-20T08:00:00Z");

  /** A person of the team {@code web}; there already or not. */
  public String person(String username) {
    jdbc.sql(
            """
            insert into desk.person (username, display_name, email, team, password_hash)
            values (:name, initcap(:name), :name || '@example.org', 'web', 'none') on conflict do nothing
            """)
        .param("name", username)
        .update();
    return username;
  }

  public void member(String username, String group) {
    person(username);
    jdbc.sql("insert into desk.person_group values (?, ?) on conflict do nothing")
        .params(username, group)
        .update();
  }

  public void skill(String username, String skill, int level) {
    person(username);
    jdbc.sql("insert into desk.person_skill values (?, ?, ?)")
        .params(username, skill, level)
        .update();
  }

  /** A request of {@code ann}, with an empty brief. */
  public String request(String type, String title) {
    return request(type, title, Map.of(), SUBMITTED);
  }

  /** A request of {@code ann} with version 1 of its brief. */
  public String request(String type, String title, Map<String, Object> brief, Instant at) {
    person("ann");
    return jdbc.sql(
            """
            with created as (
              insert into desk.request (id, type, title, requester, team, brief, created_at)
              values ('MR-' || nextval('desk.request_number'), :type, :title, 'ann', 'web', cast(:brief as jsonb), :at)
              returning *), version as (
              insert into desk.brief_version (request_id, version, brief, author, created_at)
              select id, 1, brief, requester, created_at from created)
            select id from created
            """)
        .param("type", type)
        .param("title", title)
        .param("brief", Json.write(brief))
        .param("at", Sql.utc(at))
        .query(String.class)
        .single();
  }

  /** A campaign of {@code ann} that takes requests. */
  public String campaign(String id) {
    person("ann");
    jdbc.sql(
            """
            insert into desk.campaign (id, name, owner, starts_on, description, changed_at)
            values (:id, initcap(:id), 'ann', date '2026-01-01', '', now()) on conflict do nothing
            """)
        .param("id", id)
        .update();
    return id;
  }

  /** An asset that was handed in; {@code review} may be null. */
  public void asset(String deliverable, int version, Map<String, Object> content, String review) {
    jdbc.sql(
            """
            insert into desk.asset_version (deliverable_id, version, task_key, content, sha256, author, created_at,
                                            review)
            values (:id, :version, nextval('desk.request_number'), cast(:content as jsonb), 'none', 'ann', now(),
                    :review)
            """)
        .param("id", deliverable)
        .param("version", version)
        .param("content", Json.write(content))
        .param("review", review)
        .update();
  }
}
