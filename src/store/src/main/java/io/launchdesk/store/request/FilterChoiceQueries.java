package io.launchdesk.store.request;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is that lists can be narrowed to. */
@Repository
public class FilterChoiceQueries {
  private final JdbcClient jdbc;

  FilterChoiceQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The priorities that requests have, the highest first. */
  public List<String> priorities() {
    return jdbc.sql(
            """
            select priority from (select distinct priority from desk.request where priority is not null) p
             order by case priority when 'critical' then 1 when 'high' then 2 when 'normal' then 3 when 'low' then 4 else 5 end,
                      priority
            """)
        .query(String.class)
        .list();
  }

  /** The teams of active people, by name. */
  public List<String> teams() {
    return jdbc.sql("select distinct team from desk.person where active order by team")
        .query(String.class)
        .list();
  }
}
