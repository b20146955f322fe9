package io.launchdesk.bench;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The requests of a system that nobody has finished yet, as its read model tells. */
public final class OpenRequests {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final JdbcClient database;

  /**
   * @param database of the system
   */
  public OpenRequests(JdbcClient database) {
    this.database = database;
  }

  /** Requests that were taken and never had a task for people. */
  public long withoutFirstTask() {
    return database
        .sql(
            """
            select count(*) from desk.request r
             where not exists (select from engine.process_instance p
                                 join engine.user_task t on t.root_key = p.key
                                where p.correlation_key = r.id and p.key = p.root_key)
            """)
        .query(Long.class)
        .single();
  }

  /** Requests that have had a task for people: what the machine does first of all is done. */
  public long withFirstTask() {
    return database
        .sql("select count(distinct root_key) from engine.user_task")
        .query(Long.class)
        .single();
  }

  /** Waits until each has had one. */
  public void awaitFirstTasks(Duration patience) throws InterruptedException {
    Waiting.until("each request has a task", patience, LOOK_EVERY, () -> withoutFirstTask() == 0);
  }

  /**
   * Requests that are on their way. Their clocks have processes of their own, which do not count.
   */
  public long count() {
    return database
        .sql(
            """
            select count(*) from desk.request r
              join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
             where p.state = 'active'
            """)
        .query(Long.class)
        .single();
  }
}
