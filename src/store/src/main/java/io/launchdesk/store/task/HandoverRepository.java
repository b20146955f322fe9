package io.launchdesk.store.task;

import com.fasterxml.jackson.annotation.JsonValue;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who took a task over from whom, from what the portals noted. */
@Repository
public class HandoverRepository {
  private final JdbcClient jdbc;

  HandoverRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What happened to a task's holder. */
  public enum How {
    CLAIMED,
    RELEASED,
    /** Given by somebody who did not hold it. */
    ASSIGNED,
    /** Handed on by the one who held it. */
    DELEGATED,
    /** Handed back to the one who had delegated it. */
    RETURNED;

    /** As the API and the notes write it, e.g. {@code delegated}. */
    @JsonValue
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A change of a task's holder.
   *
   * @param by who did it
   * @param from who held it before; null when nobody did, or that was not noted
   * @param to who holds it since; null when it went back into its queue
   * @param note what was said with it; null when nothing
   */
  public record Handover(
      Instant at,
      How how,
      String by,
      String byName,
      String from,
      String fromName,
      String to,
      String toName,
      String note) {}

  /** All changes of the task's holder, the earliest first. */
  public List<Handover> of(String requestId, long taskKey) {
    return jdbc.sql(
            """
            select e.*, doer.display_name as by_name, giver.display_name as from_name, taker.display_name as to_name
              from (
                select a.id, a.at, a.person, a.details ->> 'from' as giver, a.details ->> 'note' as note,
                       case a.action when 'task.claim' then a.person when 'task.assign' then a.details ->> 'assignee' end as taker,
                       case a.action when 'task.claim' then 'claimed' when 'task.release' then 'released'
                                     else coalesce(a.details ->> 'how', 'assigned') end as how
                  from desk.audit_event a
                 where a.subject = :subject and a.action in ('task.claim', 'task.release', 'task.assign')) e
              left join desk.person doer on doer.username = e.person
              left join desk.person giver on giver.username = e.giver
              left join desk.person taker on taker.username = e.taker
             order by e.id
            """)
        .param("subject", requestId + "/" + taskKey)
        .query(
            (row, n) ->
                new Handover(
                    Sql.instant(row, "at"),
                    How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
                    row.getString("person"),
                    row.getString("by_name"),
                    row.getString("giver"),
                    row.getString("from_name"),
                    row.getString("taker"),
                    row.getString("to_name"),
                    row.getString("note")))
        .list();
  }
}
