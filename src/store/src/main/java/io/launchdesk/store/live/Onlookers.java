package io.launchdesk.store.live;

import io.launchdesk.store.Sql;
import io.launchdesk.store.identity.Access;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who of the people that are looking may see what has changed; one query for all of them. */
@Repository
public class Onlookers {
  private static final String REQUESTS =
      "with viewer as ("
          + Access.VIEWERS
          + ") select v.me, r.id from viewer v join desk.request r on "
          + Access.amongViewers(Access.REQUEST_VISIBLE, "v")
          + """
             where r.id in (select unnest(cast(:requests as text[]))
                            union
                            select root.correlation_key from engine.process_instance root
                             where root.key = any(:roots) and root.key = root.root_key)
            """;
  private static final String TASKS =
      "with viewer as ("
          + Access.VIEWERS
          + """
            ) select v.me, t.key::text
                from engine.user_task t
                left join engine.process_instance root on root.key = t.root_key
                left join desk.request r on r.id = root.correlation_key
                join viewer v on\s
            """
          + Access.amongViewers(Access.TASK_VISIBLE, "v")
          + " where t.key = any(:tasks)";

  private static final String LOST_REQUESTS =
      "with viewer as ("
          + Access.VIEWERS
          + ") select distinct v.me from viewer v join desk.request r on r.id = any(:hidden) and r.confidential and "
          + Access.amongViewers(Access.REQUEST_OPEN_TO, "v")
          + " and not "
          + Access.amongViewers(Access.ADMITTED, "v");
  private static final String LOST_TASKS =
      "with viewer as ("
          + Access.VIEWERS
          + """
            ) select distinct v.me
                from engine.user_task t
                join engine.process_instance root on root.key = t.root_key
                join desk.request r on r.id = root.correlation_key and r.confidential
                join viewer v on (t.state <> 'open' and\s
            """
          + Access.amongViewers(Access.CANDIDATE, "v")
          + " or v.me || ' ' || t.key = any(:former)) and not "
          + Access.amongViewers(Access.ADMITTED, "v")
          + " where t.key = any(:tasks)";

  private final JdbcClient jdbc;

  Onlookers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody who held a task until it was handed on. */
  public record FormerHolder(String person, long task) {}

  /** Ids of requests and tasks that one person may see. */
  public record Seen(Set<String> requests, Set<String> tasks) {
    Seen() {
      this(new HashSet<>(), new HashSet<>());
    }
  }

  /**
   * What each of these people may see of what has changed, by today's roles, groups and tasks.
   *
   * @param roots root instances of processes, for the requests that run on them
   * @return by username; without those who see nothing of it
   */
  @Transactional
  public Map<String, Seen> of(
      Collection<String> people,
      Collection<String> requests,
      Collection<Long> roots,
      Collection<Long> tasks) {
    Map<String, Seen> byPerson = new HashMap<>();
    if (people.isEmpty()) {
      return byPerson;
    }
    planOnce();
    if (!requests.isEmpty() || !roots.isEmpty()) {
      var query =
          jdbc.sql(REQUESTS)
              .param("requests", Sql.texts(requests))
              .param("roots", roots.toArray(Long[]::new));
      collect(query, people, (person, id) -> seen(byPerson, person).requests().add(id));
    }
    if (!tasks.isEmpty()) {
      var query = jdbc.sql(TASKS).param("tasks", tasks.toArray(Long[]::new));
      collect(query, people, (person, key) -> seen(byPerson, person).tasks().add(key));
    }
    return byPerson;
  }

  /**
   * Who of these people does not see any more what they may have on their screens: a request that
   * is confidential now, or one of which they held a task, or could have taken one that has ended.
   *
   * @param hidden requests that have become confidential
   * @param tasks that have changed, with those of the former holders
   */
  @Transactional
  public Set<String> losing(
      Collection<String> people,
      Collection<String> hidden,
      Collection<Long> tasks,
      Collection<FormerHolder> former) {
    Set<String> losing = new HashSet<>();
    if (people.isEmpty()) {
      return losing;
    }
    planOnce();
    if (!hidden.isEmpty()) {
      losing.addAll(
          jdbc.sql(LOST_REQUESTS)
              .param("people", Sql.texts(people))
              .param("hidden", Sql.texts(hidden))
              .query(String.class)
              .list());
    }
    if (!tasks.isEmpty()) {
      losing.addAll(
          jdbc.sql(LOST_TASKS)
              .param("people", Sql.texts(people))
              .param("tasks", tasks.toArray(Long[]::new))
              .param(
                  "former",
                  Sql.texts(former.stream().map(one -> one.person() + " " + one.task()).toList()))
              .query(String.class)
              .list());
    }
    return losing;
  }

  /** Who of these people is active and sees models. */
  public Set<String> seeingModels(Collection<String> people) {
    if (people.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        jdbc.sql(
                "select p.username from desk.person p where p.active and p.username = any(:people) and "
                    + Access.MODELS_VISIBLE)
            .param("people", Sql.texts(people))
            .query(String.class)
            .list());
  }

  /**
   * These are asked ten times a second, always for few people and few changes: to plan them for
   * what they are asked for takes three times as long as the answer. Until the transaction ends.
   */
  private void planOnce() {
    jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
  }

  private static Seen seen(Map<String, Seen> byPerson, String person) {
    return byPerson.computeIfAbsent(person, name -> new Seen());
  }

  private static void collect(
      JdbcClient.StatementSpec query, Collection<String> people, BiConsumer<String, String> to) {
    query
        .param("people", Sql.texts(people))
        .query(
            (row, n) -> {
              to.accept(row.getString(1), row.getString(2));
              return n;
            })
        .list();
  }
}
