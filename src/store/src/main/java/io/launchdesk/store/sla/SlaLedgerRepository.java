package io.launchdesk.store.sla;

import io.launchdesk.core.sla.ClockTerms;
import io.launchdesk.core.sla.Hold;
import io.launchdesk.core.sla.ServedRequest;
import io.launchdesk.core.sla.SlaRule;
import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.sla.SlaClockRepository.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clocks with the holds that explain their instants; see {@link ClockChangeRepository}, too. */
@Repository
public class SlaLedgerRepository {
  private static final String SELECT =
      """
      select c.*, e.ended_at as over_at, e.confirmed, r.type as request_type, r.team as customer_team,
             coalesce(c.priority, r.priority) as served_priority, coalesce(c.sla_class, r.sla_class) as served_class
        from desk.sla_clock c
        join desk.request r on r.id = c.request_id
        cross join lateral desk.sla_clock_end_of(c) e
      """;

  private final JdbcClient jdbc;

  SlaLedgerRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The clock of that element; empty when there is none. */
  public Optional<LedgerClock> clock(long key) {
    return withHolds(
            jdbc.sql(SELECT + "where c.element_instance_key = :key")
                .param("key", key)
                .query((row, n) -> clock(row))
                .list())
        .stream()
        .findFirst();
  }

  /** The clocks of those elements, in the order of their keys. */
  List<LedgerClock> clocks(Collection<Long> keys) {
    return withHolds(
        jdbc.sql(
                SELECT
                    + "where c.element_instance_key = any(:keys) order by c.element_instance_key")
            .param("keys", keys.toArray(Long[]::new))
            .query((row, n) -> clock(row))
            .list());
  }

  /** All clocks of a request, in the order in which they began. */
  public List<LedgerClock> ofRequest(String requestId) {
    return withHolds(
        jdbc.sql(
                SELECT
                    + "where c.request_id = :request order by c.started_at, c.element_instance_key")
            .param("request", requestId)
            .query((row, n) -> clock(row))
            .list());
  }

  /** The clocks of a request that hold others now, in the order in which they began. */
  List<LedgerClock> holding(String requestId) {
    return withHolds(
        jdbc.sql(
                SELECT
                    + """
                    where c.request_id = :request and c.holds_others and c.ended_at is null and e.ended_at is null
                    order by c.started_at, c.element_instance_key
                    """)
            .param("request", requestId)
            .query((row, n) -> clock(row))
            .list());
  }

  /** The delivery clocks of those requests that stand still now. */
  public List<LedgerClock> heldDeliveries(Collection<String> requestIds) {
    return withHolds(
        jdbc.sql(
                SELECT
                    + """
                    where c.request_id %s and c.step = 'delivery' and c.held_since is not null
                      and e.ended_at is null
                    """
                        .formatted(Sql.among("requests")))
            .param("requests", Sql.texts(requestIds))
            .query((row, n) -> clock(row))
            .list());
  }

  /**
   * One at a time changes the clocks of a request, or lets them act, until the transaction ends.
   *
   * @throws org.springframework.dao.EmptyResultDataAccessException when there is no such request
   */
  public void lock(String requestId) {
    jdbc.sql("select 1 from desk.request where id = :id for no key update")
        .param("id", requestId)
        .query(Integer.class)
        .single();
  }

  /** Locks the request of the clock as {@link #lock} does; nothing when there is no such clock. */
  public void lockRequestOf(long clockKey) {
    jdbc.sql(
            """
            select 1 from desk.request
             where id = (select request_id from desk.sla_clock where element_instance_key = :key) for no key update
            """)
        .param("key", clockKey)
        .query(Integer.class)
        .optional();
  }

  /**
   * Locks the requests of those clocks as {@link #lock} does, in the order of their ids: who takes
   * several at once does not meet another who does.
   */
  void lockAll(Collection<Long> clockKeys) {
    jdbc.sql(
            """
            select r.id from desk.request r
             where r.id in (select request_id from desk.sla_clock where element_instance_key = any(:keys))
             order by r.id for no key update
            """)
        .param("keys", clockKeys.toArray(Long[]::new))
        .query(String.class)
        .list();
  }

  /** The open user tasks that those clocks measure, by the clock's key. */
  Map<Long, Long> openTasks(Collection<Long> clockKeys) {
    Map<Long, Long> found = new HashMap<>();
    jdbc.sql(
            """
            select element_instance_key, key from engine.user_task
             where element_instance_key = any(:keys) and state = 'open'
            """)
        .param("keys", clockKeys.toArray(Long[]::new))
        .query(
            row -> {
              found.put(row.getLong("element_instance_key"), row.getLong("key"));
            });
    return found;
  }

  /** Ends the clock; false when it has been ended already. */
  boolean end(long key, Instant at) {
    return jdbc.sql(
                """
                update desk.sla_clock set ended_at = :at, held_since = null
                 where element_instance_key = :key and ended_at is null
                """)
            .param("at", Sql.utc(at))
            .param("key", key)
            .update()
        == 1;
  }

  /** Holds the clock, unless that element holds it already. */
  boolean hold(long key, Hold hold) {
    return jdbc.sql(
                """
                insert into desk.sla_hold (clock_key, cause_key, cause_step, began_at, waits_for)
                values (:clock, :cause, :step, :from, :for) on conflict do nothing
                """)
            .param("clock", key)
            .param("cause", hold.causeKey())
            .param("step", hold.step())
            .param("from", Sql.utc(hold.from()))
            .param("for", hold.forDate() ? "date" : "requester")
            .update()
        == 1;
  }

  /** Ends the holds that the element began; returns the keys of the clocks. */
  List<Long> release(long causeKey, Instant at) {
    return jdbc.sql(
            """
            update desk.sla_hold set ended_at = greatest(began_at, :at)
             where cause_key = :cause and ended_at is null
            returning clock_key
            """)
        .param("at", Sql.utc(at))
        .param("cause", causeKey)
        .query(Long.class)
        .list();
  }

  /** Keeps since when the clock stands still, by its holds. */
  void noteHeld(long key) {
    jdbc.sql(
            """
            update desk.sla_clock c set held_since = (
                   select min(h.began_at) from desk.sla_hold h
                    where h.clock_key = :key and h.ended_at is null and (c.stands_still or h.waits_for = 'date'))
             where c.element_instance_key = :key
            """)
        .param("key", key)
        .update();
  }

  void promise(String requestId, Instant at) {
    jdbc.sql("update desk.request set promised_at = :at where id = :id")
        .param("at", Sql.utc(at))
        .param("id", requestId)
        .update();
  }

  private List<LedgerClock> withHolds(List<LedgerClock> clocks) {
    if (clocks.isEmpty()) {
      return clocks;
    }
    Map<Long, List<Hold>> holds = holds(clocks.stream().map(LedgerClock::key).toList());
    return clocks.stream()
        .map(clock -> clock.with(holds.getOrDefault(clock.key(), List.of())))
        .toList();
  }

  /** The holds of those clocks by the clock, the earliest first. */
  Map<Long, List<Hold>> holds(List<Long> keys) {
    record Of(long clock, Hold hold) {}
    return jdbc
        .sql(
            "select * from desk.sla_hold where clock_key = any(:keys) order by began_at, cause_key")
        .param("keys", keys.toArray(Long[]::new))
        .query(
            (row, n) ->
                new Of(
                    row.getLong("clock_key"),
                    new Hold(
                        row.getLong("cause_key"),
                        row.getString("cause_step"),
                        Sql.instant(row, "began_at"),
                        Sql.instant(row, "ended_at"),
                        row.getString("waits_for").equals("date"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Of::clock, Collectors.mapping(Of::hold, Collectors.toUnmodifiableList())));
  }

  private static LedgerClock clock(ResultSet row) throws SQLException {
    return new LedgerClock(
        row.getLong("element_instance_key"),
        row.getString("request_id"),
        new ServedRequest(
            row.getString("request_type"),
            row.getString("served_priority"),
            row.getString("served_class"),
            row.getString("customer_team")),
        terms(row),
        row.getString("calendar_id"),
        row.getString("decided_calendar_id"),
        Sql.instant(row, "started_at"),
        Sql.instant(row, "over_at"),
        row.getBoolean("confirmed"),
        new Instants(
            Sql.instant(row, "due_at"),
            Sql.instant(row, "remind_at"),
            Sql.instant(row, "escalate_at")),
        row.getInt("revision"),
        row.getBoolean("enforced"),
        List.of());
  }

  private static ClockTerms terms(ResultSet row) throws SQLException {
    String step = row.getString("step");
    SlaRule rule = Rules.read(step, Json.object(row.getString("policy")));
    String decided = row.getString("decided");
    String agreement = row.getString("agreement_id");
    return new ClockTerms(
        decided == null ? rule : Rules.read(step, Json.object(decided)),
        rule,
        agreement,
        agreement == null ? null : row.getInt("agreement_version"),
        row.getBoolean("stands_still"));
  }
}
