package io.launchdesk.store.request;

import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which requests are confidential, and whom they name. The caller has checked who may say so. */
@Repository
public class ConfidentialityRepository {
  private static final String ADMITTED =
      "with viewer as ("
          + Access.VIEWERS
          + ") select v.me from viewer v join desk.request r on r.id = :request and "
          + Access.amongViewers(Access.ADMITTED, "v");

  private final JdbcClient jdbc;

  ConfidentialityRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody whom a request names. */
  public record Reader(
      String username, String displayName, String addedBy, String addedByName, Instant addedAt) {}

  /**
   * Says whether the request is confidential.
   *
   * @return whether that is new
   */
  public boolean set(String requestId, boolean confidential) {
    return jdbc.sql(
                "update desk.request set confidential = :value where id = :id and confidential <> :value")
            .param("value", confidential)
            .param("id", requestId)
            .update()
        == 1;
  }

  /** Whom the request names, by name. */
  public List<Reader> readers(String requestId) {
    return jdbc.sql(
            """
            select x.username, p.display_name, x.added_by, a.display_name as added_by_name, x.added_at
              from desk.request_reader x
              join desk.person p on p.username = x.username
              join desk.person a on a.username = x.added_by
             where x.request_id = :id order by p.display_name, x.username
            """)
        .param("id", requestId)
        .query(
            (row, n) ->
                new Reader(
                    row.getString("username"),
                    row.getString("display_name"),
                    row.getString("added_by"),
                    row.getString("added_by_name"),
                    Sql.instant(row, "added_at")))
        .list();
  }

  /**
   * Names an active person.
   *
   * @return whether the person was not named before; false, too, when there is nobody of that name
   */
  public boolean name(String requestId, String username, String by, Instant at) {
    return jdbc.sql(
                """
                insert into desk.request_reader (request_id, username, added_by, added_at)
                select :id, p.username, :by, :at from desk.person p where p.username = :username and p.active
                on conflict do nothing
                """)
            .param("id", requestId)
            .param("username", username)
            .param("by", by)
            .param("at", Sql.utc(at))
            .update()
        == 1;
  }

  /**
   * Names the person no more.
   *
   * @return whether the person was named
   */
  public boolean unname(String requestId, String username) {
    return jdbc.sql(
                "delete from desk.request_reader where request_id = :id and username = :username")
            .param("id", requestId)
            .param("username", username)
            .update()
        == 1;
  }

  /** Those of these people from whom the request is not kept; all when it is not confidential. */
  public Set<String> admitted(String requestId, Collection<String> people) {
    if (people.isEmpty() || !isConfidential(requestId)) {
      return Set.copyOf(people);
    }
    return Set.copyOf(
        jdbc.sql(ADMITTED)
            .param("request", requestId)
            .param("people", Sql.texts(people))
            .query(String.class)
            .list());
  }

  /** Whether there is such a request and it is confidential. */
  public boolean isConfidential(String requestId) {
    return jdbc.sql("select exists (select 1 from desk.request where id = :id and confidential)")
        .param("id", requestId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Notes that a person has read those of these requests that are confidential; the same person
   * reading the same by the same call is noted once a minute.
   *
   * @param call method and route, such as {@code GET /api/requests/{id}}
   */
  public void noteRead(String person, Collection<String> requestIds, String call) {
    if (requestIds.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into desk.audit_event (at, person, action, subject, details)
            select now(), :person, 'request.read', r.id, jsonb_build_object('call', cast(:call as text))
              from desk.request r
             where r.confidential and r.id = any(:ids)
               and not exists (
                 select 1 from desk.audit_event a
                  where a.subject = r.id and a.action = 'request.read' and a.person = :person
                    and a.details ->> 'call' = :call and a.at > now() - interval '1 minute')
            """)
        .params(Map.of("person", person, "call", call, "ids", Sql.texts(requestIds)))
        .update();
  }
}
