package io.launchdesk.store.sla;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Teams and regions that can go by a calendar: those that people, requests and forms name. */
@Repository
public class CalendarSubjects {
  private final JdbcClient jdbc;

  CalendarSubjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Teams of people, and groups of theirs that are no skills: requests are assigned to these. */
  public List<String> teams() {
    return jdbc.sql(
            """
            select team from desk.person where active and team <> ''
            union
            select g.group_name from desk.person_group g join desk.person p using (username)
             where p.active and not exists (select 1 from desk.person_skill s where s.skill = g.group_name)
            union
            select assigned_team from desk.request where assigned_team is not null
            union
            select subject from desk.calendar_assignment where kind = 'team'
             order by 1
            """)
        .query(String.class)
        .list();
  }

  /** Regions that forms offer, and those of people and calendars. */
  public List<String> regions() {
    return jdbc.sql(
            """
            select region from desk.person where active and region <> ''
            union
            select jsonb_path_query(cast(schema as jsonb), '$.**.components[*] ? (@.key == "region").values[*].value') #>> '{}'
              from engine.form
            union
            select subject from desk.calendar_assignment where kind = 'region'
             order by 1
            """)
        .query(String.class)
        .list();
  }
}
