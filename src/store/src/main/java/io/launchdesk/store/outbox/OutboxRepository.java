package io.launchdesk.store.outbox;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.Command.MoveDueDate;
import io.launchdesk.store.outbox.Command.PublishMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The outbox. A row is claimed for a while before its command is sent, so that several portals
 * share the work; when a portal dies, its claims run out and another one sends again. The clock is
 * the database's, because portals' clocks differ.
 */
@Repository
public class OutboxRepository {
  private static final String PUBLISH = "publish-message";
  private static final String COMPLETE = "complete-user-task";
  private static final String MOVE = "move-due-date";

  private final JdbcClient jdbc;

  OutboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a command that the relay sends as soon as the transaction has committed. */
  public long add(String requestId, Command command, Instant at) {
    return insert(requestId, command, at, 0, Duration.ZERO);
  }

  /**
   * A command to be added.
   *
   * @param requestId the request that it is about
   */
  public record Added(String requestId, Command command) {}

  /** Adds commands that the relay sends as soon as the transaction has committed. */
  public void addAll(List<Added> commands, Instant at) {
    jdbc.sql(
            """
            insert into desk.outbox (request_id, kind, payload, created_at, next_attempt_at)
            select request, kind, cast(payload as jsonb), :at, now()
              from unnest(cast(:requests as text[]), cast(:kinds as text[]), cast(:payloads as text[]))
              with ordinality as n (request, kind, payload, place) order by place
            """)
        .param("requests", Sql.texts(commands.stream().map(Added::requestId).toList()))
        .param("kinds", Sql.texts(commands.stream().map(one -> kind(one.command())).toList()))
        .param(
            "payloads", Sql.texts(commands.stream().map(one -> Json.write(one.command())).toList()))
        .param("at", Sql.utc(at))
        .update();
  }

  private static String kind(Command command) {
    return switch (command) {
      case PublishMessage message -> PUBLISH;
      case CompleteUserTask task -> COMPLETE;
      case MoveDueDate due -> MOVE;
    };
  }

  /**
   * Adds a command that the caller sends itself right after the commit; the relay leaves it alone
   * until the lease is over.
   */
  public OutboxRow addClaimed(String requestId, Command command, Instant at, Duration lease) {
    return new OutboxRow(insert(requestId, command, at, 1, lease), requestId, command, 1);
  }

  private long insert(String requestId, Command command, Instant at, int attempts, Duration lease) {
    return jdbc.sql(
            """
            insert into desk.outbox (request_id, kind, payload, created_at, attempts, next_attempt_at)
            values (:request, :kind, cast(:payload as jsonb), :at, :attempts, now() + make_interval(secs => :lease))
            returning id
            """)
        .param("request", requestId)
        .param("kind", kind(command))
        .param("payload", Json.write(command))
        .param("at", Sql.utc(at))
        .param("attempts", attempts)
        .param("lease", seconds(lease))
        .query(Long.class)
        .single();
  }

  /**
   * Claims rows that are due, at most one per request and none that has an earlier unsent row of
   * its request before it.
   */
  public List<OutboxRow> claim(int limit, Duration lease) {
    return jdbc.sql(
            """
            update desk.outbox set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => :lease)
             where id in (
               select o.id from desk.outbox o
                where o.sent_at is null and o.refused_at is null and o.next_attempt_at <= now()
                  and not exists (
                    select 1 from desk.outbox e
                     where e.request_id = o.request_id and e.id < o.id and e.sent_at is null and e.refused_at is null)
                order by o.next_attempt_at, o.id
                limit :limit
                for update skip locked)
            returning id, request_id, kind, payload, attempts
            """)
        .param("lease", seconds(lease))
        .param("limit", limit)
        .query((row, n) -> row(row))
        .list();
  }

  /** The engine has acknowledged the command, now or before. */
  public void markSent(long id) {
    jdbc.sql(
            "update desk.outbox set sent_at = now(), last_error = null where id = :id and sent_at is null")
        .param("id", id)
        .update();
  }

  /**
   * The engine will never take the command; it is not sent again.
   *
   * @return false when it was noted before how the command ended
   */
  public boolean markRefused(long id, String reason) {
    return jdbc.sql(
                """
                update desk.outbox set refused_at = now(), last_error = :reason
                 where id = :id and sent_at is null and refused_at is null
                """)
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /** The command did not get through; it is sent again after the delay. */
  public void markFailed(long id, String reason, Duration delay) {
    jdbc.sql(
            """
            update desk.outbox set next_attempt_at = now() + make_interval(secs => :delay), last_error = :reason
             where id = :id
            """)
        .param("delay", seconds(delay))
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  /** How many commands wait, and since when the oldest does (null when none waits). */
  public Backlog backlog() {
    return jdbc.sql(
            """
            select count(*) as n, min(created_at) as oldest, max(last_error) as error
              from desk.outbox where sent_at is null and refused_at is null
            """)
        .query(
            (row, n) ->
                new Backlog(row.getLong("n"), Sql.instant(row, "oldest"), row.getString("error")))
        .single();
  }

  /** What waits in the outbox. */
  public record Backlog(long waiting, Instant oldest, String lastError) {}

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static OutboxRow row(ResultSet row) throws SQLException {
    Map<String, Object> payload = Json.object(row.getString("payload"));
    Command command =
        switch (row.getString("kind")) {
          case PUBLISH ->
              new PublishMessage(
                  (String) payload.get("name"),
                  (String) payload.get("correlationKey"),
                  (String) payload.get("messageId"),
                  object(payload.get("variables")));
          case COMPLETE ->
              new CompleteUserTask(
                  ((Number) payload.get("taskKey")).longValue(), object(payload.get("variables")));
          case MOVE ->
              new MoveDueDate(
                  ((Number) payload.get("taskKey")).longValue(),
                  Instant.parse((String) payload.get("dueAt")));
          default -> throw new IllegalStateException("unknown command " + row.getString("kind"));
        };
    return new OutboxRow(
        row.getLong("id"), row.getString("request_id"), command, row.getInt("attempts"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
