package io.launchdesk.store.notification;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can be told together. */
@Repository
public class AudienceQueries {
  private final JdbcClient jdbc;

  AudienceQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Groups and teams that have active members, as {@code group:<name>} and {@code team:<name>}. */
  public List<String> all() {
    return jdbc.sql(
            """
            select 'group:' || g.group_name from desk.person_group g join desk.person p using (username) where p.active
            union
            select 'team:' || p.team from desk.person p where p.active and p.team <> ''
             order by 1
            """)
        .query(String.class)
        .list();
  }
}
