package io.launchdesk.store.engine;

import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How well the exporter keeps up, and what an operator must know about it. */
@Repository
public class FlowOfFacts {
  private final JdbcClient jdbc;

  FlowOfFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far a partition's log has been written.
   *
   * @param recordTimestamp when the engine wrote the last record that has arrived here
   */
  public record Position(int partition, long position, Instant recordTimestamp) {}

  /** Something that is not right, and since when. */
  public record Alert(String kind, String message, Instant raisedAt) {}

  /** All partitions of which anything has arrived. */
  public List<Position> positions() {
    return jdbc.sql(
            "select partition_id, position, record_timestamp from engine.exporter_position order by 1")
        .query(
            (row, n) ->
                new Position(row.getInt(1), row.getLong(2), Sql.instant(row, "record_timestamp")))
        .list();
  }

  /**
   * Since when the oldest of the latest commands waits to show up here, though the engine has
   * acknowledged it; empty when all have.
   */
  public Optional<Instant> missingSince() {
    return jdbc.sql(
            """
            select min(o.sent_at) as since
              from (select * from desk.outbox where sent_at is not null order by sent_at desc limit 200) o
             where case o.kind
                     when 'complete-user-task' then exists (
                       select 1 from engine.user_task t
                        where t.key = (o.payload ->> 'taskKey')::bigint and t.state = 'open')
                     else o.payload ->> 'name' = 'Msg_RequestSubmitted' and not exists (
                       select 1 from engine.process_instance p where p.correlation_key = o.request_id)
                   end
            """)
        .query((row, n) -> Optional.ofNullable(Sql.instant(row, "since")))
        .single();
  }

  /** Alerts that nobody has cleared, oldest first, the first hundred. */
  public List<Alert> openAlerts() {
    return jdbc.sql(
            """
            select kind, message, raised_at from engine.alert where cleared_at is null
             order by raised_at limit 100
            """)
        .query(
            (row, n) ->
                new Alert(row.getString(1), row.getString(2), Sql.instant(row, "raised_at")))
        .list();
  }

  /** How many records could not be written as they should. */
  public long deadLetters() {
    return count("select count(*) from engine.dead_letter");
  }

  /** How many incidents are open. */
  public long openIncidents() {
    return count("select count(*) from engine.incident where state = 'open'");
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
