package io.launchdesk.store.identity;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is in the audit. The caller has checked who may read it. */
@Repository
public class AuditQueries {
  private final JdbcClient jdbc;

  AuditQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which events; null means all, each time.
   *
   * @param action the whole, or with a full stop at the end its first part: {@code session.}
   * @param subject what it was done to: the id of a request finds what was done to its tasks, too
   * @param until before that instant
   */
  public record Which(String person, String action, String subject, Instant from, Instant until) {}

  /**
   * Something that somebody did.
   *
   * @param personName null when there is nobody of that name, as of refused sign-ins
   */
  public record Event(
      String id,
      Instant at,
      String person,
      String personName,
      String action,
      String subject,
      Map<String, Object> details) {}

  /**
   * The latest first.
   *
   * @param before id of the event after which to go on; null for the start
   */
  public List<Event> page(Which which, Long before, int limit) {
    Where where =
        new Where(Map.of())
            .and("true")
            .and("a.id < :before", "before", before)
            .and("a.person = :person", "person", which.person())
            .and("a.at >= :from", "from", Sql.utc(which.from()))
            .and("a.at < :until", "until", Sql.utc(which.until()))
            .and("(a.subject = :subject or a.subject like :below)", "subject", which.subject());
    if (which.subject() != null) {
      where.parameters().put("below", like(which.subject()) + "/%");
    }
    if (which.action() != null && which.action().endsWith(".")) {
      where.and("a.action like :action", "action", like(which.action()) + "%");
    } else {
      where.and("a.action = :action", "action", which.action());
    }
    return jdbc.sql(
            """
            select a.*, p.display_name from desk.audit_event a left join desk.person p on p.username = a.person
             where %s order by a.id desc limit :limit
            """
                .formatted(where.sql()))
        .params(where.parameters())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Event(
                    Long.toString(row.getLong("id")),
                    Sql.instant(row, "at"),
                    row.getString("person"),
                    row.getString("display_name"),
                    row.getString("action"),
                    row.getString("subject"),
                    Json.object(row.getString("details"))))
        .list();
  }

  /** The kinds of events that there are, in alphabetical order; looked up by index one by one. */
  public List<String> actions() {
    return jdbc.sql(
            """
            with recursive kind (action) as (
              (select action from desk.audit_event order by action using ~<~ limit 1)
              union all
              select (select a.action from desk.audit_event a where a.action ~>~ kind.action order by a.action using ~<~ limit 1)
                from kind where kind.action is not null)
            select action from kind where action is not null order by action
            """)
        .query(String.class)
        .list();
  }

  private static String like(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
