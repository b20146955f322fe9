package io.launchdesk.store.live;

import io.launchdesk.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * PostgreSQL's channel {@code desk}. What is told in a transaction is heard by every portal when it
 * commits, and by none when it does not. PostgreSQL lets such transactions commit one after
 * another, so this is not for what happens many times a second: the exporter tells of that.
 */
@Repository
public class DeskChannel {
  public static final String NAME = "desk";

  private final JdbcClient jdbc;

  DeskChannel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Tells all portals, when the transaction commits. */
  public void tell(DeskNotice notice) {
    jdbc.sql("select pg_notify(:channel, :payload)")
        .param("channel", NAME)
        .param("payload", Json.write(notice))
        .query((row, n) -> n)
        .list();
  }
}
