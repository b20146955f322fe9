package io.launchdesk.store.studio;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Threads about models, and whether they are resolved. The caller has checked who sees models. */
@Repository
public class ModelThreadRepository {
  private final JdbcClient jdbc;
  private final ModelRemarkRepository remarks;

  ModelThreadRepository(JdbcClient jdbc, ModelRemarkRepository remarks) {
    this.jdbc = jdbc;
    this.remarks = remarks;
  }

  /**
   * Begins a thread in which nothing is said yet.
   *
   * @return its id
   */
  public long begin(ModelId model, ThreadPlace place, Instant at) {
    return jdbc.sql(
            """
            insert into desk.model_thread (kind, model, element, element_name, version, on_draft, created_at)
            values (:kind, :model, :element, :name, :version, :draft, :at) returning id
            """)
        .param("kind", model.kind().slug())
        .param("model", model.model())
        .param("element", place.element())
        .param("name", place.elementName())
        .param("version", place.version())
        .param("draft", place.onDraft())
        .param("at", Sql.utc(at))
        .query(Long.class)
        .single();
  }

  /** The thread of a model. */
  public Optional<ModelThread> find(ModelId model, long id) {
    return whole(
            jdbc.sql(
                    "select * from desk.model_thread where kind = :kind and model = :model and id = :id")
                .param("kind", model.kind().slug())
                .param("model", model.model())
                .param("id", id)
                .query((row, n) -> bare(row))
                .list())
        .stream()
        .findFirst();
  }

  /**
   * The thread of a model, in which nobody else says or does anything until the transaction ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<ModelThread> locked(ModelId model, long id) {
    jdbc.sql("select id from desk.model_thread where id = :id for update")
        .param("id", id)
        .query(Long.class)
        .optional();
    return find(model, id);
  }

  /**
   * The threads of a model, the newest first.
   *
   * @param resolved whether only the resolved ones, or only the open ones; null for all
   * @param before id of the thread after which to go on; null for the start
   */
  public List<ModelThread> page(ModelId model, Boolean resolved, Long before, int limit) {
    return whole(
        jdbc.sql(
                """
                select * from desk.model_thread
                 where kind = :kind and model = :model
                   and (cast(:resolved as boolean) is null or resolved = :resolved)
                   and (cast(:before as bigint) is null or id < :before)
                 order by id desc limit :limit
                """)
            .param("kind", model.kind().slug())
            .param("model", model.model())
            .param("resolved", resolved)
            .param("before", before)
            .param("limit", limit)
            .query((row, n) -> bare(row))
            .list());
  }

  /** The open threads of the models that a change proposes, by model, the newest first. */
  public List<ModelThread> openOfChange(int change) {
    return whole(
        jdbc.sql(
                """
                select t.* from desk.model_thread t
                  join desk.model_change_item i on i.kind = t.kind and i.model = t.model
                 where i.change = :change and not t.resolved
                 order by t.kind, t.model, t.id desc
                """)
            .param("change", change)
            .query((row, n) -> bare(row))
            .list());
  }

  /** How many threads are open; models without any are missing. */
  public Map<ModelId, Integer> openCounts() {
    Map<ModelId, Integer> counts = new HashMap<>();
    jdbc.sql(
            "select kind, model, count(*) as n from desk.model_thread where not resolved group by kind, model")
        .query((row, n) -> counts.put(model(row), row.getInt("n")))
        .list();
    return counts;
  }

  /** Lets one at a time begin or open threads of a model, until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(ModelId model) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('desk.model_thread'), hashtext(:model))")
        .param("model", model.toString())
        .query()
        .singleRow();
  }

  /** How many threads of the model are open. */
  public int open(ModelId model) {
    return jdbc.sql(
            "select count(*) from desk.model_thread where kind = :kind and model = :model and not resolved")
        .param("kind", model.kind().slug())
        .param("model", model.model())
        .query(Integer.class)
        .single();
  }

  /** Resolves a thread, or opens it again; {@link #locked} first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void turn(long thread, boolean resolved, String person, Instant at) {
    jdbc.sql(
            """
            with turned as (
              update desk.model_thread set resolved = :resolved, revision = revision + 1 where id = :thread returning id)
            insert into desk.model_thread_turn (thread, person, resolved, at)
            select id, :person, :resolved, :at from turned
            """)
        .param("thread", thread)
        .param("resolved", resolved)
        .param("person", person)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Something was said, changed or removed in the thread; {@link #locked} first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void moved(long thread) {
    jdbc.sql("update desk.model_thread set revision = revision + 1 where id = :thread")
        .param("thread", thread)
        .update();
  }

  private List<ModelThread> whole(List<ModelThread> bare) {
    List<Long> ids = bare.stream().map(ModelThread::id).toList();
    Map<Long, List<ModelThread.Remark>> said = remarks.of(ids);
    Map<Long, List<ModelThread.Turn>> turns = turns(ids);
    return bare.stream()
        .map(
            one ->
                new ModelThread(
                    one.id(),
                    one.model(),
                    one.place(),
                    one.resolved(),
                    one.revision(),
                    one.createdAt(),
                    said.getOrDefault(one.id(), List.of()),
                    turns.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private Map<Long, List<ModelThread.Turn>> turns(Collection<Long> threads) {
    return Grouped.of(
        jdbc.sql(
                """
                select t.*, p.display_name from desk.model_thread_turn t join desk.person p on p.username = t.person
                 where t.thread = any(:threads) order by t.id
                """)
            .param("threads", threads.toArray(Long[]::new)),
        row ->
            new ModelThread.Turn(
                row.getLong("id"),
                row.getString("person"),
                row.getString("display_name"),
                row.getBoolean("resolved"),
                Sql.instant(row, "at")));
  }

  private static ModelThread bare(ResultSet row) throws SQLException {
    return new ModelThread(
        row.getLong("id"),
        model(row),
        new ThreadPlace(
            row.getString("element"),
            row.getString("element_name"),
            row.getInt("version"),
            row.getBoolean("on_draft")),
        row.getBoolean("resolved"),
        row.getInt("revision"),
        Sql.instant(row, "created_at"),
        List.of(),
        List.of());
  }

  private static ModelId model(ResultSet row) throws SQLException {
    return new ModelId(ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model"));
  }
}
