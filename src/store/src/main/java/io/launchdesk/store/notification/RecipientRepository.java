package io.launchdesk.store.notification;

import io.launchdesk.store.Sql;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Active people, found by name or group. */
@Repository
public class RecipientRepository {
  private static final String SELECT =
      "select p.username, p.display_name, p.email, p.language, p.time_zone from desk.person p ";

  private final JdbcClient jdbc;

  RecipientRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The person, in a list of one; empty when there is none, or not any more. */
  public List<Recipient> person(String username) {
    return jdbc.sql(SELECT + "where p.username = :username and p.active")
        .param("username", username)
        .query(Recipient.class)
        .list();
  }

  /** Those of these people who are active, by name. */
  public List<Recipient> people(Collection<String> usernames) {
    return jdbc.sql(SELECT + "where p.username = any(:usernames) and p.active order by p.username")
        .param("usernames", Sql.texts(usernames))
        .query(Recipient.class)
        .list();
  }

  /** The members of a group, by name. */
  public List<Recipient> members(String group) {
    return jdbc.sql(
            SELECT
                + """
                join desk.person_group g on g.username = p.username
                where g.group_name = :group and p.active order by p.username
                """)
        .param("group", group)
        .query(Recipient.class)
        .list();
  }

  /**
   * Those who work on the request now: who holds one of its open tasks or makes one of its
   * unfinished pieces, and the members of the team.
   *
   * @param team a group
   */
  public List<Recipient> involved(String requestId, String team) {
    return jdbc.sql(
            SELECT
                + """
                where p.active and (
                  exists (select 1 from desk.person_group g where g.username = p.username and g.group_name = :team)
                  or exists (
                    select 1 from desk.deliverable d
                     where d.request_id = :request and d.producer = p.username and d.state <> 'accepted')
                  or exists (
                    select 1 from engine.process_instance i join engine.user_task t on t.root_key = i.key
                     where i.correlation_key = :request and i.key = i.root_key
                       and t.state = 'open' and t.assignee = p.username))
                order by p.username
                """)
        .param("request", requestId)
        .param("team", team)
        .query(Recipient.class)
        .list();
  }
}
