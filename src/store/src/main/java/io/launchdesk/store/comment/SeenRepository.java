package io.launchdesk.store.comment;

import io.launchdesk.store.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each person has read the comments of each request. */
@Repository
public class SeenRepository {
  private final JdbcClient jdbc;

  SeenRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The person has seen the request up to a comment; never less than before.
   *
   * @param upTo id of the last comment that was shown; null for all that are there
   */
  public void see(String person, String requestId, Long upTo) {
    jdbc.sql(
            """
            insert into desk.request_seen as s (person, request_id, comment_id)
            select :person, :request, coalesce(max(id), 0) from desk.comment
             where request_id = :request and (cast(:upTo as bigint) is null or id <= :upTo)
            on conflict (person, request_id) do update
               set comment_id = greatest(s.comment_id, excluded.comment_id)
            """)
        .param("person", person)
        .param("request", requestId)
        .param("upTo", upTo)
        .update();
  }

  /** How many comments of others the person has not seen yet, by request; 0 is left out. */
  public Map<String, Integer> unread(String person, Collection<String> requestIds) {
    Map<String, Integer> unread = new HashMap<>();
    jdbc.sql(
            """
            select c.request_id, count(*)
              from desk.comment c
              left join desk.request_seen s on s.person = :person and s.request_id = c.request_id
             where c.request_id = any(:requests) and c.author <> :person and c.deleted_at is null
               and c.id > coalesce(s.comment_id, 0)
             group by 1
            """)
        .param("person", person)
        .param("requests", Sql.texts(requestIds))
        .query((row, n) -> unread.put(row.getString(1), row.getInt(2)))
        .list();
    return unread;
  }
}
