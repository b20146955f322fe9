package io.launchdesk.standalone;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The timers of the task in which a requester completes a brief. */
final class BriefTimers {

  private BriefTimers() {}

  /** When those that are armed will fire, the first one first; reports and clocks have others. */
  static List<Instant> armed(JdbcClient database) {
    return database
        .sql(
            """
            select due_at from engine.timer
             where state = 'armed' and target_element_id like 'BoundaryEvent_CompleteBrief%' order by due_at
            """)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }
}
