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

/** Clocks with the holds and changes that explain their instants. */
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

  /**
   * A change of a clock's instants.
   *
   * @param reason e.g. {@code waited-for-requester}
   * @param causeKey the element instance that was the reason; null when it was a person
   * @param person who did it; null when it was the process
   * @param ruleBefore the rule that held before; null when it is the same
   * @param agreementBefore what it went by; null when that was no agreement
   * @param agreement what it goes by since; null when that is no agreement
   */
  public record Change(
      long clockKey,
      Instant at,
      String reason,
      Long causeKey,
      String causeStep,
      String person,
      Instant dueBefore,
      Instant dueAt,
      SlaRule ruleBefore,
      AgreedVersion agreementBefore,
      AgreedVersion agreement) {}

  /** A version of an agreement. */
  public record AgreedVersion(String id, int version) {
    private static AgreedVersion of(ResultSet row, String id, String version) throws SQLException {
      return row.getString(id) == null
          ? null
          : new AgreedVersion(row.getString(id), row.getInt(version));
    }
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

  /** How the instants of the request's clocks were changed, the earliest first. */
  public List<Change> changes(String requestId) {
    return jdbc.sql(
            """
            select ch.*, c.step from desk.sla_change ch join desk.sla_clock c on c.element_instance_key = ch.clock_key
             where c.request_id = :request order by ch.at, ch.clock_key, ch.revision
            """)
        .param("request", requestId)
        .query(
            (row, n) ->
                new Change(
                    row.getLong("clock_key"),
                    Sql.instant(row, "at"),
                    row.getString("reason"),
                    Sql.number(row, "cause_key"),
                    row.getString("cause_step"),
                    row.getString("person"),
                    Sql.instant(row, "due_before"),
                    Sql.instant(row, "due_at"),
                    row.getString("policy_before") == null
                        ? null
                        : Rules.read(
                            row.getString("step"), Json.object(row.getString("policy_before"))),
                    AgreedVersion.of(row, "agreement_before", "version_before"),
                    AgreedVersion.of(row, "agreement_id", "agreement_version")))
        .list();
  }

  /**
   * Clocks that hold others or are enforced and whose element the engine has ended since, by their
   * keys; the earliest end first. Asked every second, so it looks at these few clocks alone.
   */
  public List<Long> toEnd(int limit) {
    return jdbc.sql(
            """
            with watched as (
              select element_instance_key as key, process_instance_key, until_element, scope, request_id
                from desk.sla_clock where ended_at is null and (holds_others or enforced))
            select key from (
              select w.key, e.ended_at
                from watched w join engine.element_instance e on e.key = w.key
               where w.until_element is null and w.scope <> 'response' and e.state <> 'active'
              union
              select w.key, p.ended_at
                from watched w join engine.process_instance p on p.key = w.process_instance_key
               where w.until_element is not null and p.state <> 'active'
              union
              select w.key, e.ended_at
                from watched w
                join engine.process_instance p on p.key = w.process_instance_key and p.state = 'active'
                join engine.element_instance e on e.root_key = p.root_key and e.process_instance_key = p.key
                                              and e.element_id = w.until_element
               where e.state <> 'active'
              union
              select w.key, least(told.at, case when root.state <> 'active' then root.ended_at end)
                from watched w
                join engine.process_instance p on p.key = w.process_instance_key
                join engine.process_instance root on root.key = p.root_key
               cross join lateral (select desk.first_response_at(w.request_id) as at) told
               where w.scope = 'response' and (told.at is not null or root.state <> 'active')) ended
             order by ended_at limit :limit
            """)
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  /**
   * A date that clocks waited for and that has come, or is waited for no more.
   *
   * @param causeKey the element instance that waited
   */
  public record Passed(long causeKey, String step, String requestId, Instant at) {}

  /** The waits for a date that the engine has ended and that still hold clocks. */
  public List<Passed> passed(int limit) {
    return jdbc.sql(
            """
            select distinct h.cause_key, h.cause_step, c.request_id, e.ended_at
              from desk.sla_hold h
              join desk.sla_clock c on c.element_instance_key = h.clock_key
              join engine.element_instance e on e.key = h.cause_key and e.state <> 'active'
             where h.ended_at is null and h.waits_for = 'date'
             order by e.ended_at, h.cause_key limit :limit
            """)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Passed(
                    row.getLong("cause_key"),
                    row.getString("cause_step"),
                    row.getString("request_id"),
                    Sql.instant(row, "ended_at")))
        .list();
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

  /** The next revision of a clock that SlaClockProcess is told of. */
  int nextRevision(long key) {
    return jdbc.sql(
            """
            update desk.sla_clock set revision = revision + 1, enforced = true
             where element_instance_key = :key returning revision
            """)
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  /**
   * Moves the clock's instants and keeps what they were. Where the machine's clock was put back, it
   * is kept as done at the time of the change before.
   */
  void move(LedgerClock clock, int revision, Instants to, Change why) {
    jdbc.sql(
            """
            with old as (
              select due_at, remind_at, escalate_at from desk.sla_clock where element_instance_key = :key),
            change as (
              insert into desk.sla_change (clock_key, revision, at, reason, cause_key, cause_step, person, due_before,
                                           due_at, remind_before, remind_at, escalate_before, escalate_at)
              select :key, :revision, greatest(:at, (select max(at) from desk.sla_change where clock_key = :key)),
                     :reason, :cause, :step, :person, old.due_at, :due, old.remind_at, :remind, old.escalate_at,
                     :escalate from old)
            update desk.sla_clock set due_at = :due, remind_at = :remind, escalate_at = :escalate
             where element_instance_key = :key
            """)
        .param("key", clock.key())
        .param("revision", revision)
        .param("at", Sql.utc(why.at()))
        .param("reason", why.reason())
        .param("cause", why.causeKey())
        .param("step", why.causeStep())
        .param("person", why.person())
        .param("due", Sql.utc(to.dueAt()))
        .param("remind", Sql.utc(to.remindAt()))
        .param("escalate", Sql.utc(to.escalateAt()))
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
