package io.launchdesk.store.identity;

import io.launchdesk.store.Json;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did what, beyond answering tasks. */
@Repository
public class AuditLog {
  private final JdbcClient jdbc;

  AuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param action e.g. {@code task.assign}
   * @param subject the id of what it was done to
   */
  public void add(String person, String action, String subject, Map<String, Object> details) {
    jdbc.sql(
            """
            insert into desk.audit_event (at, person, action, subject, details)
            values (now(), :person, :action, :subject, cast(:details as jsonb))
            """)
        .param("person", person)
        .param("action", action)
        .param("subject", subject)
        .param("details", Json.write(details))
        .update();
  }
}
