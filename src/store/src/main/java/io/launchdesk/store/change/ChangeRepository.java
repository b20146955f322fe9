package io.launchdesk.store.change;

import io.launchdesk.store.Sql;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes of models with what they propose and what became of them. */
@Repository
public class ChangeRepository {
  private static final String CHANGE =
      """
      select c.*, p.display_name as author_name, r.display_name as reviewer_name
        from desk.model_change c
        join desk.person p on p.username = c.author
        left join desk.person r on r.username = c.reviewer
      """;

  private final JdbcClient jdbc;

  ChangeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A change to add.
   *
   * @param returns the change that it takes back; null for an ordinary one
   */
  public record NewChange(
      Integer returns,
      String title,
      String reason,
      String notice,
      String author,
      ChangeState state,
      Instant effectiveAt,
      Instant at) {}

  /** All changes, the newest first. */
  public List<Change> all() {
    return jdbc.sql(CHANGE + " order by c.number desc").query((row, n) -> change(row)).list();
  }

  /** The change; empty when there is none of that number. */
  public Optional<Change> find(int number) {
    return jdbc.sql(CHANGE + " where c.number = :number")
        .param("number", number)
        .query((row, n) -> change(row))
        .optional();
  }

  /** The change, which nobody else writes until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Change> locked(int number) {
    return jdbc.sql(CHANGE + " where c.number = :number for update of c")
        .param("number", number)
        .query((row, n) -> change(row))
        .optional();
  }

  /** The changes in that state whose moment has come, the earliest first. */
  public List<Integer> due(ChangeState state, Instant now) {
    return jdbc.sql(
            """
            select number from desk.model_change
             where state = :state and coalesce(effective_at, created_at) <= :now
             order by coalesce(effective_at, created_at), number
            """)
        .param("state", state.slug())
        .param("now", Sql.utc(now))
        .query(Integer.class)
        .list();
  }

  /**
   * @return its number
   */
  public int add(NewChange change) {
    return jdbc.sql(
            """
            insert into desk.model_change (kind, returns, title, reason, notice, author, state, effective_at, created_at, changed_at)
            values (:kind, :returns, :title, :reason, :notice, :author, :state, :effective, :at, :at)
            returning number
            """)
        .param("kind", change.returns() == null ? "change" : "return")
        .param("returns", change.returns())
        .param("title", change.title())
        .param("reason", change.reason())
        .param("notice", change.notice())
        .param("author", change.author())
        .param("state", change.state().slug())
        .param("effective", Sql.utc(change.effectiveAt()))
        .param("at", Sql.utc(change.at()))
        .query(Integer.class)
        .single();
  }

  /** Writes what the author may write. */
  public void rewrite(
      int number, String title, String reason, String notice, Instant effectiveAt, Instant at) {
    jdbc.sql(
            """
            update desk.model_change
               set title = :title, reason = :reason, notice = :notice, effective_at = :effective, changed_at = :at, version = version + 1
             where number = :number
            """)
        .param("number", number)
        .param("title", title)
        .param("reason", reason)
        .param("notice", notice)
        .param("effective", Sql.utc(effectiveAt))
        .param("at", Sql.utc(at))
        .update();
  }

  /**
   * Moves a change on.
   *
   * @param problem why it is not live; null when nothing is in its way
   */
  public void move(int number, ChangeState state, String problem, Instant at) {
    jdbc.sql(
            """
            update desk.model_change set state = :state, problem = :problem, changed_at = :at, version = version + 1
             where number = :number
            """)
        .param("number", number)
        .param("state", state.slug())
        .param("problem", problem)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Notes who has reviewed it. */
  public void reviewed(int number, String reviewer, Instant at) {
    jdbc.sql(
            """
            update desk.model_change set reviewer = :reviewer, reviewed_at = :at, version = version + 1 where number = :number
            """)
        .param("number", number)
        .param("reviewer", reviewer)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Hands a checked change to the workers. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(int number, String basis, Instant at) {
    move(number, ChangeState.DEPLOYING, null, at);
    replaces(number);
    jdbc.sql("update desk.model_change set basis = :basis where number = :number")
        .param("number", number)
        .param("basis", basis)
        .update();
  }

  /** Notes that it waits, without it having moved. */
  public void waits(int number, String problem) {
    jdbc.sql(
            """
            update desk.model_change set problem = :problem, version = version + 1
             where number = :number and problem is distinct from :problem
            """)
        .param("number", number)
        .param("problem", problem)
        .update();
  }

  /** Notes that the engine has it: those whom it concerns are to be told. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void live(int number, Long deployment, Instant at) {
    move(number, ChangeState.LIVE, null, at);
    jdbc.sql(
            """
            update desk.model_change set live_at = :at, deployment = :deployment where number = :number
            """)
        .param("number", number)
        .param("deployment", deployment)
        .param("at", Sql.utc(at))
        .update();
    jdbc.sql(
            "insert into desk.model_change_news (change, next_at) values (:number, :at) on conflict do nothing")
        .param("number", number)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Notes what a change takes the place of; what it has put in place itself counts for nothing. */
  private void replaces(int number) {
    jdbc.sql(
            """
            update desk.model_change_item i set replaces = now.number
              from (
                select l.kind, l.model, max(v.number) as number
                  from desk.live_model l
                  join desk.model_version v on v.kind = l.kind and v.model = l.model and v.checksum = l.checksum
                 group by l.kind, l.model) now
             where i.change = :change and now.kind = i.kind and now.model = i.model and now.number <> i.number
            """)
        .param("change", number)
        .update();
  }

  /** What a change proposes, by kind and id. */
  public List<ChangeItem> items(int number) {
    return jdbc.sql(
            """
            select i.*, v.name from desk.model_change_item i
              join desk.model_version v on v.kind = i.kind and v.model = i.model and v.number = i.number
             where i.change = :change order by i.kind, i.model
            """)
        .param("change", number)
        .query(
            (row, n) ->
                new ChangeItem(
                    id(row),
                    row.getString("name"),
                    row.getInt("number"),
                    row.getObject("replaces", Integer.class)))
        .list();
  }

  /** Says anew what a change proposes. */
  @Transactional
  public void propose(int number, Map<ModelId, Integer> versions) {
    jdbc.sql("delete from desk.model_change_item where change = :change")
        .param("change", number)
        .update();
    versions.forEach(
        (id, version) ->
            jdbc.sql(
                    """
                    insert into desk.model_change_item (change, kind, model, number) values (:change, :kind, :model, :number)
                    """)
                .param("change", number)
                .param("kind", id.kind().slug())
                .param("model", id.model())
                .param("number", version)
                .update());
  }

  /** The contents that a change proposes. */
  public Map<ModelId, String> contents(int number) {
    return contents(number, "i.number");
  }

  /** The contents that a change took the place of, of models that were there before. */
  public Map<ModelId, String> replaced(int number) {
    return contents(number, "i.replaces");
  }

  private Map<ModelId, String> contents(int number, String version) {
    Map<ModelId, String> contents = new LinkedHashMap<>();
    jdbc.sql(
            """
            select i.kind, i.model, v.content from desk.model_change_item i
              join desk.model_version v on v.kind = i.kind and v.model = i.model and v.number = %s
             where i.change = :change order by i.kind, i.model
            """
                .formatted(version))
        .param("change", number)
        .query(
            row -> {
              contents.put(id(row), row.getString("content"));
            });
    return contents;
  }

  /** The models whose content as the change proposes it is what is live. */
  public Set<ModelId> inPlace(int number) {
    return new LinkedHashSet<>(
        jdbc.sql(
                """
                select i.kind, i.model from desk.model_change_item i
                  join desk.model_version v on v.kind = i.kind and v.model = i.model and v.number = i.number
                  join desk.live_model l on l.kind = v.kind and l.model = v.model and l.checksum = v.checksum
                 where i.change = :change
                """)
            .param("change", number)
            .query((row, n) -> id(row))
            .list());
  }

  /**
   * Who wrote a change: its author, and the authors of its versions and of all since the last one
   * that people wrote and that is in what is live, whatever they were made from: a merged version
   * says it of one side only, and what was returned from is not live any more.
   */
  public Set<String> writers(int number) {
    return new TreeSet<>(
        jdbc.sql(
                """
                with live as (
                  select i.kind, i.model, max(v.number) as number from desk.model_change_item i
                    join desk.live_model l on l.kind = i.kind and l.model = i.model
                    join desk.model_version v on v.kind = l.kind and v.model = l.model and v.checksum = l.checksum and v.number <= i.number
                   where i.change = :change group by i.kind, i.model),
                reviewed as (
                  select l.kind, l.model, max(v.number) as number from live l
                    join desk.model_version v on v.kind = l.kind and v.model = l.model and v.number <= l.number
                   where v.author is not null and exists (
                     select 1 from desk.deployed_model d where d.kind = v.kind and d.model = v.model and d.checksum = v.checksum)
                   group by l.kind, l.model)
                select author from desk.model_change where number = :change
                union
                select v.author from desk.model_change_item i
                  left join reviewed r on r.kind = i.kind and r.model = i.model
                  join desk.model_version v on v.kind = i.kind and v.model = i.model
                   and (v.number = i.number or v.number > coalesce(r.number, 0) and v.number < i.number)
                 where i.change = :change and v.author is not null
                """)
            .param("change", number)
            .query(String.class)
            .list());
  }

  private static ModelId id(ResultSet row) throws SQLException {
    return new ModelId(ModelKind.of(row.getString("kind")).orElseThrow(), row.getString("model"));
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getInt("number"),
        row.getObject("returns", Integer.class),
        row.getString("title"),
        row.getString("reason"),
        row.getString("notice"),
        row.getString("author"),
        row.getString("author_name"),
        ChangeState.of(row.getString("state")),
        row.getInt("version"),
        Sql.instant(row, "effective_at"),
        row.getString("reviewer"),
        row.getString("reviewer_name"),
        Sql.instant(row, "reviewed_at"),
        row.getString("basis"),
        row.getString("problem"),
        Sql.instant(row, "live_at"),
        Sql.number(row, "deployment"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "changed_at"));
  }
}
