package io.launchdesk.store.away;

import io.launchdesk.core.away.AwayPeriod;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When people are away. Whoever changes a person's time zone calls {@link #reckon}. */
@Repository
public class AbsenceRepository {
  private static final String SELECT =
      """
      select a.*, d.display_name as deputy_name
        from desk.absence a left join desk.person d on d.username = a.deputy
      """;

  private final JdbcClient jdbc;

  AbsenceRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the person said of today and later, the earliest first. */
  public List<Absence> notEnded(String person, Instant now) {
    return jdbc.sql(SELECT + " where a.person = :person and a.ends_at > :now order by a.from_day")
        .param("person", person)
        .param("now", Sql.utc(now))
        .query((row, n) -> absence(row))
        .list();
  }

  /** The absence, whoever's it is. */
  public Optional<Absence> find(UUID id) {
    return jdbc.sql(SELECT + " where a.id = :id")
        .param("id", id)
        .query((row, n) -> absence(row))
        .optional();
  }

  /** Has others who save absences of this person wait until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(String person) {
    jdbc.sql("select 1 from desk.person where username = :person for no key update")
        .param("person", person)
        .query()
        .listOfRows();
  }

  /** Adds the absence, or replaces the one with its id. */
  public void save(Absence absence, ZoneId zone, Instant now) {
    AwayPeriod period = absence.period();
    jdbc.sql(
            """
            insert into desk.absence (id, person, from_day, until_day, deputy, note, starts_at, ends_at, created_at)
            values (:id, :person, :from, :until, :deputy, :note, :starts, :ends, :now)
            on conflict (id) do update
               set from_day = excluded.from_day, until_day = excluded.until_day, deputy = excluded.deputy,
                   note = excluded.note, starts_at = excluded.starts_at, ends_at = excluded.ends_at
             where absence.person = excluded.person
            """)
        .param("id", absence.id())
        .param("person", absence.person())
        .param("from", period.from())
        .param("until", period.until())
        .param("deputy", absence.deputy())
        .param("note", absence.note())
        .param("starts", Sql.utc(period.startsAt(zone)))
        .param("ends", Sql.utc(period.endsAt(zone)))
        .param("now", Sql.utc(now))
        .update();
  }

  public void delete(UUID id) {
    jdbc.sql("delete from desk.absence where id = :id").param("id", id).update();
  }

  /** Says again in instants when the person is away, because the person's time zone has changed. */
  @Transactional
  public void reckon(String person, ZoneId zone) {
    for (Absence absence : notEnded(person, Instant.EPOCH)) {
      jdbc.sql("update desk.absence set starts_at = :starts, ends_at = :ends where id = :id")
          .param("starts", Sql.utc(absence.period().startsAt(zone)))
          .param("ends", Sql.utc(absence.period().endsAt(zone)))
          .param("id", absence.id())
          .update();
    }
  }

  /** The people who are away now and have named this person as their deputy. */
  public Set<String> inPlaceOf(String deputy) {
    return jdbc.sql("select person from desk.away where deputy = :deputy")
        .param("deputy", deputy)
        .query(String.class)
        .set();
  }

  /** Who of these people is away now, by username. */
  public Map<String, Away> now(Collection<String> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    Map<String, Away> away = new HashMap<>();
    jdbc.sql(
            """
            select a.person, a.until_day as away_until, a.deputy as away_deputy, a.note as away_note,
                   d.display_name as away_deputy_name
              from desk.away a left join desk.person d on d.username = a.deputy
             where a.person = any(:people)
            """)
        .param("people", Sql.texts(people))
        .query((row, n) -> away.put(row.getString("person"), Away.of(row)))
        .list();
    return away;
  }

  /** When these people are away on any of the days; by username. */
  public Map<String, List<AwayPeriod>> within(
      Collection<String> people, LocalDate first, LocalDate last) {
    return jdbc
        .sql(
            SELECT
                + " where a.person = any(:people) and a.from_day <= :last and a.until_day >= :first")
        .param("people", Sql.texts(people))
        .param("first", first)
        .param("last", last)
        .query((row, n) -> absence(row))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Absence::person, Collectors.mapping(Absence::period, Collectors.toList())));
  }

  /** The next moment after this one at which somebody leaves or comes back. */
  public Optional<Instant> nextTurn(Instant after) {
    return jdbc.sql(
            """
            select min(turn) as turn
              from desk.absence a cross join lateral (values (a.starts_at), (a.ends_at)) as turns (turn)
             where turn > :after
            """)
        .param("after", Sql.utc(after))
        .query((row, n) -> Optional.ofNullable(Sql.instant(row, "turn")))
        .single();
  }

  /** Whose absence begins or ends after the first moment and not after the second. */
  public List<String> turned(Instant after, Instant until) {
    return jdbc.sql(
            """
            select distinct person from desk.absence
             where starts_at > :after and starts_at <= :until or ends_at > :after and ends_at <= :until
            """)
        .param("after", Sql.utc(after))
        .param("until", Sql.utc(until))
        .query(String.class)
        .list();
  }

  private static Absence absence(ResultSet row) throws SQLException {
    return new Absence(
        row.getObject("id", UUID.class),
        row.getString("person"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getString("deputy"),
        row.getString("deputy_name"),
        row.getString("note"));
  }
}
