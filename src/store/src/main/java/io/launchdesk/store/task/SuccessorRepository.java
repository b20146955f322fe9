package io.launchdesk.store.task;

import io.launchdesk.store.Sql;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who could take over a task that nobody does. */
@Repository
public class SuccessorRepository {
  private final JdbcClient jdbc;

  SuccessorRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The leads among the members of the groups who are there: who has one of the roles that hand out
   * work, or belongs to the group that hears of what is late. Who has the fewest open tasks comes
   * first.
   *
   * @param managers the group that hears of what is late; null for none
   */
  public List<String> leads(Collection<String> groups, String managers) {
    return jdbc.sql(
            """
            select p.username
              from desk.person p
             where p.active
               and exists (select 1 from desk.person_group g
                            where g.username = p.username and g.group_name = any(:groups))
               and (exists (select 1 from desk.person_group g
                             where g.username = p.username and g.group_name = :managers)
                    or exists (select 1 from desk.person_role r
                                where r.username = p.username and r.role in ('launch-manager', 'operator', 'admin')))
               and not exists (select 1 from desk.away a where a.person = p.username)
             order by (select count(*) from engine.user_task t where t.assignee = p.username and t.state = 'open'),
                      p.username
            """)
        .param("groups", Sql.texts(groups))
        .param("managers", managers)
        .query(String.class)
        .list();
  }
}
