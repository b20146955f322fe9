package io.launchdesk.store.change;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which changes people are to be told of, whom they concerned, and who has seen it. */
@Repository
public class ChangeNewsRepository {
  private final JdbcClient jdbc;

  ChangeNewsRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the change that has waited longest; no other transaction gets it until this one has
   * ended.
   */
  public Optional<Integer> take(Instant now) {
    return jdbc.sql(
            """
            select change from desk.model_change_news where told_at is null and next_at <= :now
             order by next_at, change limit 1 for update skip locked
            """)
        .param("now", Sql.utc(now))
        .query(Integer.class)
        .optional();
  }

  /** People have been told. */
  public void told(int number, Instant at) {
    jdbc.sql(
            "update desk.model_change_news set told_at = :at, problem = null where change = :number")
        .param("number", number)
        .param("at", Sql.utc(at))
        .update();
  }

  /** People cannot be told yet: why, and when to try again. */
  public void leave(int number, String problem, Instant next) {
    jdbc.sql(
            "update desk.model_change_news set problem = :problem, next_at = :next where change = :number")
        .param("number", number)
        .param("problem", problem)
        .param("next", Sql.utc(next))
        .update();
  }

  /**
   * How far it is.
   *
   * @param toldAt null while people are not told
   * @param problem why they are not; null when nothing is in the way
   */
  public record State(Instant toldAt, String problem) {}

  /** Empty when the change is not live, or was before people were told. */
  public Optional<State> state(int number) {
    return jdbc.sql("select told_at, problem from desk.model_change_news where change = :number")
        .param("number", number)
        .query((row, n) -> new State(Sql.instant(row, "told_at"), row.getString("problem")))
        .optional();
  }

  /** Keeps whom the change concerns. */
  public void keep(int number, Collection<Affected.Person> people) {
    people.forEach(
        person ->
            jdbc.sql(
                    """
                    insert into desk.model_change_person (change, person, audience) values (:change, :person, :audience)
                    on conflict do nothing
                    """)
                .param("change", number)
                .param("person", person.username())
                .param("audience", person.audience())
                .update());
  }

  /** Whether the change concerned the person when it went live. */
  public boolean concerned(int number, String person) {
    return jdbc.sql(
            "select exists (select 1 from desk.model_change_person where change = :change and person = :person)")
        .param("change", number)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  /**
   * Somebody whom a change concerned.
   *
   * @param audience as what, in the communication plan
   * @param toldAt when it was decided to tell them; null when they were not told
   * @param seenAt when they saw it first; null when they have not
   */
  public record Concerned(
      String person, String name, String audience, Instant toldAt, Instant seenAt) {}

  /** Whom the change concerned, by name. */
  public List<Concerned> people(int number) {
    Topic topic = Topic.change(number);
    return jdbc.sql(
            """
            select c.person, c.audience, p.display_name, n.created_at as told_at, s.first_at as seen_at
              from desk.model_change_person c
              join desk.person p on p.username = c.person
              left join desk.notification n
                on n.topic_kind = :kind and n.topic_key = :key and n.recipient = c.person and n.cause = :cause
              left join desk.model_change_seen s on s.change = c.change and s.person = c.person
             where c.change = :change order by p.display_name, c.person
            """)
        .param("change", number)
        .param("kind", topic.kind().slug())
        .param("key", topic.key())
        .param("cause", cause(number))
        .query(
            (row, n) ->
                new Concerned(
                    row.getString("person"),
                    row.getString("display_name"),
                    row.getString("audience"),
                    Sql.instant(row, "told_at"),
                    Sql.instant(row, "seen_at")))
        .list();
  }

  /** The live change that has put back what was there before this one. */
  public Optional<Integer> returnedBy(int number) {
    return jdbc.sql(
            "select max(number) from desk.model_change where returns = :number and state = 'live' having max(number) is not null")
        .param("number", number)
        .query(Integer.class)
        .optional();
  }

  /** What people are told by: each once of each change. */
  public static String cause(int number) {
    return "change:" + number;
  }
}
