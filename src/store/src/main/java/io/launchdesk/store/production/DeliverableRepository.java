package io.launchdesk.store.production;

import io.launchdesk.core.production.DeliverablePlan;
import io.launchdesk.core.production.PlannedDeliverable;
import io.launchdesk.core.production.Producer;
import io.launchdesk.core.production.ProducerChoice;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The deliverables of requests. */
@Repository
public class DeliverableRepository {
  private final JdbcClient jdbc;

  DeliverableRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores the plan: deliverables that exist keep their id, new ones get the next number, and those
   * that are not in the plan any more go, unless someone has begun with them.
   *
   * @return the ids, in the plan's order
   */
  @Transactional
  public List<String> plan(String requestId, List<PlannedDeliverable> plan, Instant now) {
    jdbc.sql("select 1 from desk.request where id = :id for update")
        .param("id", requestId)
        .query()
        .listOfRows();
    Map<PlannedDeliverable.Identity, String> known = new HashMap<>();
    of(requestId).forEach(deliverable -> known.put(deliverable.identity(), deliverable.id()));
    int number = highestNumber(requestId);
    List<String> ids = new ArrayList<>();
    for (PlannedDeliverable planned : plan) {
      String id = known.get(planned.identity());
      if (id == null) {
        id = DeliverablePlan.id(requestId, ++number);
        insert(id, requestId, planned, now);
      }
      ids.add(id);
    }
    jdbc.sql(
            """
            delete from desk.deliverable d
             where d.request_id = :request and d.state = 'planned' and d.id <> all(:ids)
               and not exists (select 1 from desk.asset_version v where v.deliverable_id = d.id)
            """)
        .param("request", requestId)
        .param("ids", Sql.texts(ids))
        .update();
    return ids;
  }

  /** All deliverables of a request, by id. */
  public List<Deliverable> of(String requestId) {
    return jdbc.sql("select * from desk.deliverable where request_id = :request order by id")
        .param("request", requestId)
        .query((row, n) -> deliverable(row))
        .list();
  }

  /** The deliverable, when it exists. */
  public Optional<Deliverable> find(String id) {
    return jdbc.sql("select * from desk.deliverable where id = :id")
        .param("id", id)
        .query((row, n) -> deliverable(row))
        .optional();
  }

  /**
   * Gives the deliverable to the best producer, one assignment after the other, so that each sees
   * the load of those before. Who has it already keeps it while having the skill. Nobody is given
   * anything while being away.
   *
   * @return empty when nobody who is there has the skill
   */
  @Transactional
  public Optional<String> assign(String deliverableId, String skill) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('assign-producer'))").query().listOfRows();
    List<Producer> skilled = producers(skill);
    Optional<String> holder =
        find(deliverableId)
            .map(Deliverable::producer)
            .filter(name -> skilled.stream().anyMatch(it -> it.username().equals(name)));
    Optional<String> chosen =
        holder.or(() -> ProducerChoice.choose(skilled).map(Producer::username));
    jdbc.sql(
            """
            update desk.deliverable
               set producer = :producer,
                   state = case when state = 'planned' then 'in-production' else state end
             where id = :id
            """)
        .param("producer", chosen.orElse(null))
        .param("id", deliverableId)
        .update();
    return chosen;
  }

  /** Active people with the skill who are not away, and what they have in hand. */
  public List<Producer> producers(String skill) {
    return jdbc.sql(
            """
            select s.username, s.level, coalesce(sum(d.effort_hours), 0) as open_effort_hours
              from desk.person_skill s
              join desk.person p on p.username = s.username and p.active
              left join desk.deliverable d
                on d.producer = s.username and d.state <> 'accepted'
               and not exists (select 1 from desk.asset_version v
                                where v.deliverable_id = d.id and v.review = 'accept')
               and not exists (select 1 from desk.request r
                                where r.id = d.request_id and r.withdrawn_at is not null)
             where s.skill = :skill
               and not exists (select 1 from desk.away a where a.person = s.username)
             group by s.username, s.level
            """)
        .param("skill", skill)
        .query(Producer.class)
        .list();
  }

  /** Notes where the work stands; a deliverable that is accepted stays so. */
  public void moveTo(String deliverableId, String state) {
    jdbc.sql("update desk.deliverable set state = :state where id = :id and state <> 'accepted'")
        .param("state", state)
        .param("id", deliverableId)
        .update();
  }

  private int highestNumber(String requestId) {
    return jdbc.sql(
            """
            select coalesce(max(substring(id from '-D(\\d+)$')::int), 0)
              from desk.deliverable where request_id = :request
            """)
        .param("request", requestId)
        .query(Integer.class)
        .single();
  }

  private void insert(String id, String requestId, PlannedDeliverable planned, Instant now) {
    jdbc.sql(
            """
            insert into desk.deliverable (id, request_id, kind, title, channel, language, skill, effort_hours,
                                          checks, state, created_at)
            values (:id, :request, :kind, :title, :channel, :language, :skill, :effort, :checks, 'planned', :now)
            """)
        .param("id", id)
        .param("request", requestId)
        .param("kind", planned.asset().kind())
        .param("title", planned.asset().title())
        .param("channel", planned.channel())
        .param("language", planned.language())
        .param("skill", planned.asset().skill())
        .param("effort", planned.asset().effortHours())
        .param("checks", Sql.texts(planned.asset().checks()))
        .param("now", Sql.utc(now))
        .update();
  }

  private static Deliverable deliverable(ResultSet row) throws SQLException {
    return new Deliverable(
        row.getString("id"),
        row.getString("request_id"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("channel"),
        row.getString("language"),
        row.getString("producer"),
        row.getString("state"),
        Sql.texts(row, "checks"));
  }
}
