package io.launchdesk.store.migration;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is moved from one version of a process to another, and how far it has come. */
@Repository
public class MigrationRepository {
  private static final String MIGRATION =
      """
      select m.*, p.display_name as author_name,
             coalesce((select jsonb_object_agg(n.state, n.count)
                         from (select state, count(*) as count from desk.model_migration_instance
                                where migration = m.number group by state) n), '{}') as counts
        from desk.model_migration m join desk.person p on p.username = m.author
      """;

  private final JdbcClient jdbc;

  MigrationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A migration to add. */
  public record NewMigration(
      String process,
      RunningVersion from,
      RunningVersion to,
      Map<String, String> mapping,
      String reason,
      String author,
      Instant at) {}

  /**
   * An instance that workers shall move.
   *
   * @param already what has become of it, by what the engine has said: {@code moved} when it is on
   *     that version, {@code ended} when it ended on another; empty when it is to be moved
   */
  public record Asked(
      int migration,
      long instance,
      long toKey,
      Map<String, Object> mapping,
      Optional<String> already) {}

  /** The versions of a process that the engine has, the newest first. */
  public List<RunningVersion> versions(String process) {
    return jdbc.sql(
            """
            select d.key, d.version, d.deployed_at,
                   (select max(v.number) from desk.model_version v
                     where v.kind = 'process' and v.model = d.bpmn_process_id and v.checksum = md5(d.xml)) as number,
                   (select count(*) from engine.process_instance i
                     where i.process_definition_key = d.key and i.state = 'active') as running
              from engine.process_definition d
             where d.bpmn_process_id = :process order by d.version desc
            """)
        .param("process", process)
        .query(
            (row, n) ->
                new RunningVersion(
                    row.getLong("key"),
                    row.getInt("version"),
                    row.getObject("number", Integer.class),
                    Sql.instant(row, "deployed_at"),
                    row.getInt("running")))
        .list();
  }

  /** How many tokens wait at each element of a version, over all its running instances. */
  public Map<String, Integer> waiting(long definition) {
    Map<String, Integer> waiting = new LinkedHashMap<>();
    jdbc.sql(
            """
            select e.element_id, count(*) as count
              from engine.process_instance i
              join engine.element_instance e on e.process_instance_key = i.key and e.state = 'active'
             where i.process_definition_key = :definition and i.state = 'active' and e.element_type <> 'PROCESS'
             group by e.element_id order by e.element_id
            """)
        .param("definition", definition)
        .query(
            row -> {
              waiting.put(row.getString("element_id"), row.getInt("count"));
            });
    return waiting;
  }

  /**
   * Adds a migration of all instances that run now.
   *
   * @return its number
   */
  @Transactional
  public int add(NewMigration migration) {
    int number =
        jdbc.sql(
                """
                insert into desk.model_migration (process, from_key, from_version, to_key, to_version, mapping, reason, author, created_at)
                values (:process, :fromKey, :from, :toKey, :to, cast(:mapping as jsonb), :reason, :author, :at)
                returning number
                """)
            .param("process", migration.process())
            .param("fromKey", migration.from().key())
            .param("from", migration.from().version())
            .param("toKey", migration.to().key())
            .param("to", migration.to().version())
            .param("mapping", Json.write(migration.mapping()))
            .param("reason", migration.reason())
            .param("author", migration.author())
            .param("at", Sql.utc(migration.at()))
            .query(Integer.class)
            .single();
    jdbc.sql(
            """
            insert into desk.model_migration_instance (migration, instance)
            select :number, key from engine.process_instance where process_definition_key = :from and state = 'active'
            """)
        .param("number", number)
        .param("from", migration.from().key())
        .update();
    return number;
  }

  /** The migrations of a process, the newest first. */
  public List<Migration> of(String process) {
    return jdbc.sql(MIGRATION + " where m.process = :process order by m.number desc")
        .param("process", process)
        .query((row, n) -> migration(row))
        .list();
  }

  /** The migration; empty when there is none of that number. */
  public Optional<Migration> find(int number) {
    return jdbc.sql(MIGRATION + " where m.number = :number")
        .param("number", number)
        .query((row, n) -> migration(row))
        .optional();
  }

  /** What is moved: first what could not be, then what is under way, at most so many. */
  public List<MovedInstance> instances(int number, int limit) {
    return jdbc.sql(
            """
            select i.*, case when r.confidential is not true then root.correlation_key end as correlation_key from desk.model_migration_instance i
              left join engine.process_instance p on p.key = i.instance
              left join engine.process_instance root on root.key = p.root_key
              left join desk.request r on r.id = root.correlation_key
             where i.migration = :number
             order by array_position(array['refused', 'asked', 'waiting', 'moved', 'ended'], i.state), i.instance
             limit :limit
            """)
        .param("number", number)
        .param("limit", limit)
        .query(
            (row, n) ->
                new MovedInstance(
                    row.getLong("instance"),
                    row.getString("correlation_key"),
                    row.getString("state"),
                    row.getString("problem"),
                    Sql.instant(row, "at")))
        .list();
  }

  /**
   * Asks the workers to move what was not moved yet.
   *
   * @param most so many at most
   * @return how many were asked for
   */
  public int ask(int number, int most, Instant at) {
    return jdbc.sql(
            """
            update desk.model_migration_instance set state = 'asked', asked_at = :at, problem = null
             where migration = :number and instance in (
               select instance from desk.model_migration_instance
                where migration = :number and state in ('waiting', 'refused')
                order by state desc, instance limit :most for update)
            """)
        .param("number", number)
        .param("most", most)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Asks the workers not to go on. */
  public int stop(int number) {
    return jdbc.sql(
            """
            update desk.model_migration_instance set state = 'waiting', asked_at = null
             where migration = :number and state = 'asked'
            """)
        .param("number", number)
        .update();
  }

  /** Takes what was asked for first, for the transaction; others take the next ones meanwhile. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Asked> claim(int most) {
    return jdbc.sql(
            """
            select i.migration, i.instance, m.to_key, m.mapping,
                   case when p.process_definition_key = m.to_key then 'moved' when p.state <> 'active' then 'ended' end as already
              from desk.model_migration_instance i
              join desk.model_migration m on m.number = i.migration
              left join engine.process_instance p on p.key = i.instance
             where i.state = 'asked' order by i.asked_at, i.instance limit :most for update of i skip locked
            """)
        .param("most", most)
        .query(
            (row, n) ->
                new Asked(
                    row.getInt("migration"),
                    row.getLong("instance"),
                    row.getLong("to_key"),
                    Json.object(row.getString("mapping")),
                    Optional.ofNullable(row.getString("already"))))
        .list();
  }

  /**
   * Notes what came of it.
   *
   * @param problem why it was not moved; null when it was
   */
  public void settle(Asked asked, String state, String problem, Instant at) {
    jdbc.sql(
            """
            update desk.model_migration_instance set state = :state, problem = :problem, at = :at
             where migration = :migration and instance = :instance
            """)
        .param("state", state)
        .param("problem", problem)
        .param("at", Sql.utc(at))
        .param("migration", asked.migration())
        .param("instance", asked.instance())
        .update();
  }

  private static Migration migration(ResultSet row) throws SQLException {
    return new Migration(
        row.getInt("number"),
        row.getString("process"),
        row.getLong("from_key"),
        row.getInt("from_version"),
        row.getLong("to_key"),
        row.getInt("to_version"),
        Json.object(row.getString("mapping")),
        row.getString("reason"),
        row.getString("author"),
        row.getString("author_name"),
        Sql.instant(row, "created_at"),
        Json.object(row.getString("counts")));
  }
}
