package io.launchdesk.store.kpi;

import io.launchdesk.core.kpi.LeadTime.Stretch;
import io.launchdesk.core.kpi.LeadTimePart;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests whose root instance has ended, in the order in which the engine says so. */
@Repository
public class EndedRequests {
  private final JdbcClient jdbc;

  EndedRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far a partition's records have been looked at.
   *
   * @param position of the last record that was
   * @param written of the last record that the exporter wrote
   */
  public record Progress(int partition, long position, long written) {}

  /**
   * A request that has ended.
   *
   * @param phase the call activity that was entered last; null when none was
   */
  public record Ended(
      String requestId,
      long rootKey,
      String phase,
      Instant submittedAt,
      Instant endedAt,
      long position) {}

  /**
   * How many steps the system and people completed.
   *
   * @param automated steps of workers and decisions
   */
  public record Steps(long automated, long byPeople) {}

  /**
   * Locks what the partitions' progress is and tells it; partitions that somebody else looks at are
   * left out. A log that was begun anew is looked at from its start.
   */
  public List<Progress> lock() {
    jdbc.sql(
            """
            insert into desk.kpi_progress (partition_id, position)
            select partition_id, -1 from engine.exporter_position e
             where not exists (select 1 from desk.kpi_progress p where p.partition_id = e.partition_id)
            on conflict do nothing
            """)
        .update();
    return jdbc.sql(
            """
            select p.partition_id, case when p.position > e.position then -1 else p.position end as position,
                   e.position as written
              from desk.kpi_progress p join engine.exporter_position e using (partition_id)
             order by 1
               for update of p skip locked
            """)
        .query(
            (row, n) ->
                new Progress(
                    row.getInt("partition_id"), row.getLong("position"), row.getLong("written")))
        .list();
  }

  /** What ended since then, the earliest first. */
  public List<Ended> next(Progress since, int limit) {
    return jdbc.sql(
            """
            select r.id, p.key, p.phase_element_id, r.created_at, p.ended_at, p.position
              from engine.process_instance p join desk.request r on r.id = p.correlation_key
             where p.partition_id = :partition and p.position > :after and p.position <= :written
               and p.key = p.root_key and p.state <> 'active' and p.ended_at is not null
             order by p.position
             limit :limit
            """)
        .param("partition", since.partition())
        .param("after", since.position())
        .param("written", since.written())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Ended(
                    row.getString("id"),
                    row.getLong("key"),
                    row.getString("phase_element_id"),
                    Sql.instant(row, "created_at"),
                    Sql.instant(row, "ended_at"),
                    row.getLong("position")))
        .list();
  }

  /**
   * Adds the runs of their elements to the roll-up, forgets what is kept of open requests of those
   * that ended, and moves the progress.
   */
  public void moveOn(Progress since, long upTo) {
    jdbc.sql("call desk.add_element_runs(:partition, :after, :upTo)")
        .param("partition", since.partition())
        .param("after", since.position())
        .param("upTo", upTo)
        .update();
    jdbc.sql(
            """
            delete from desk.open_request o
             using engine.process_instance p
             where p.partition_id = :partition and p.position > :after and p.position <= :upTo
               and p.key = p.root_key and p.state <> 'active' and p.ended_at is not null
               and o.request_id = p.correlation_key
               and not exists (select 1 from engine.process_instance again
                                where again.correlation_key = p.correlation_key and again.key = again.root_key
                                  and again.state = 'active')
            """)
        .param("partition", since.partition())
        .param("after", since.position())
        .param("upTo", upTo)
        .update();
    jdbc.sql("update desk.kpi_progress set position = :upTo where partition_id = :partition")
        .param("partition", since.partition())
        .param("upTo", upTo)
        .update();
  }

  /** What was going on with the request, for its lead time. */
  public List<Stretch> stretches(Ended ended) {
    return jdbc
        .sql(
            """
            select t.element_id, t.created_at, coalesce(o.completed_at, t.ended_at, :end) as ended_at,
                   t.assignee is not null as held, v.version > 1 as again, d.skill,
                   (select min(a.at) from desk.audit_event a
                     where a.subject = :request || '/' || t.key and a.action in ('task.claim', 'task.assign')) as taken_at
              from engine.user_task t
              left join desk.task_outcome o on o.task_key = t.key
              left join desk.asset_version v on v.task_key = t.key
              left join desk.deliverable d on d.id = v.deliverable_id
             where t.root_key = :root
            union all
            select 'planned', e.started_at, coalesce(e.ended_at, :end), false, false, null, null
              from engine.element_instance e
             where e.root_key = :root and e.element_type in ('INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY')
            """)
        .param("request", ended.requestId())
        .param("root", ended.rootKey())
        .param("end", Sql.utc(ended.endedAt()))
        .query(
            (row, n) ->
                stretches(
                    row.getString("element_id"),
                    Sql.instant(row, "created_at"),
                    Sql.instant(row, "taken_at"),
                    Sql.instant(row, "ended_at"),
                    row.getBoolean("held"),
                    row.getBoolean("again"),
                    row.getString("skill")))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Completed steps, by who did them. */
  public Steps steps(long rootKey) {
    return jdbc.sql(
            """
            select count(*) filter (where element_type <> 'USER_TASK') as automated,
                   count(*) filter (where element_type = 'USER_TASK') as by_people
              from engine.element_instance
             where root_key = :root and state = 'completed'
               and element_type in ('USER_TASK', 'SERVICE_TASK', 'BUSINESS_RULE_TASK', 'SCRIPT_TASK', 'SEND_TASK')
            """)
        .param("root", rootKey)
        .query((row, n) -> new Steps(row.getLong("automated"), row.getLong("by_people")))
        .single();
  }

  /** The requester's rating, when there is one. */
  public Optional<Rated> rating(String requestId) {
    return jdbc.sql("select score, at from desk.rating where request_id = :request")
        .param("request", requestId)
        .query((row, n) -> new Rated(row.getInt("score"), Sql.instant(row, "at")))
        .optional();
  }

  /** A rating, 1 to 5. */
  public record Rated(int score, Instant at) {}

  /** Whether the end of this stage was recorded, and when. */
  public Optional<Instant> stageEnd(String requestId, String stage) {
    return jdbc.sql(
            "select at from desk.kpi_fact where request_id = :request and kpi = 'stage-hours' and stage = :stage")
        .param("request", requestId)
        .param("stage", stage)
        .query((row, n) -> Sql.instant(row, "at"))
        .optional();
  }

  private static List<Stretch> stretches(
      String element,
      Instant created,
      Instant taken,
      Instant ended,
      boolean held,
      boolean again,
      String skill) {
    LeadTimePart whole =
        switch (element) {
          case "planned" -> LeadTimePart.PLANNED;
          case "UserTask_ApproveStep" -> LeadTimePart.APPROVER;
          case "UserTask_CompleteBrief",
              "UserTask_ReviseBrief",
              "UserTask_AnswerCounterOffer",
              "UserTask_RateDelivery" ->
              LeadTimePart.REQUESTER;
          default -> null;
        };
    if (whole != null) {
      return List.of(new Stretch(whole, created, ended));
    }
    Instant from = taken == null ? (held ? created : ended) : taken.isBefore(ended) ? taken : ended;
    List<Stretch> both = new ArrayList<>();
    Stream.of(
            new Stretch(LeadTimePart.QUEUE, skill, created, from),
            new Stretch(again ? LeadTimePart.REWORK : LeadTimePart.WORK, skill, from, ended))
        .filter(stretch -> stretch.from().isBefore(stretch.to()))
        .forEach(both::add);
    return both;
  }
}
