package io.launchdesk.store.change;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of changes, and who has seen them. Nothing of it is ever taken away. */
@Repository
public class ChangeHistory {
  private final JdbcClient jdbc;

  ChangeHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps what became of a change. */
  public void happened(int number, String person, String event, String note, Instant at) {
    jdbc.sql(
            """
            insert into desk.model_change_event (change, at, person, event, note) values (:change, :at, :person, :event, :note)
            """)
        .param("change", number)
        .param("at", Sql.utc(at))
        .param("person", person)
        .param("event", event)
        .param("note", note)
        .update();
  }

  /** What became of a change, the earliest first. */
  public List<ChangeEvent> events(int number) {
    return jdbc.sql(
            """
            select e.*, p.display_name from desk.model_change_event e
              left join desk.person p on p.username = e.person
             where e.change = :change order by e.id
            """)
        .param("change", number)
        .query(
            (row, n) ->
                new ChangeEvent(
                    Sql.instant(row, "at"),
                    row.getString("person"),
                    row.getString("display_name"),
                    row.getString("event"),
                    row.getString("note")))
        .list();
  }

  /** Keeps that the person has seen it. */
  public void seen(int number, String person, Instant at) {
    jdbc.sql(
            """
            insert into desk.model_change_seen (change, person, first_at, last_at) values (:change, :person, :at, :at)
            on conflict (change, person) do update set last_at = excluded.last_at
            """)
        .param("change", number)
        .param("person", person)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Who has seen it, the first one first. */
  public List<ChangeReader> readers(int number) {
    return jdbc.sql(
            """
            select s.*, p.display_name from desk.model_change_seen s
              join desk.person p on p.username = s.person
             where s.change = :change order by s.first_at, s.person
            """)
        .param("change", number)
        .query(
            (row, n) ->
                new ChangeReader(
                    row.getString("person"),
                    row.getString("display_name"),
                    Sql.instant(row, "first_at"),
                    Sql.instant(row, "last_at")))
        .list();
  }
}
