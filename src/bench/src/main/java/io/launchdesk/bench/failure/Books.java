package io.launchdesk.bench.failure;

import io.launchdesk.standalone.demo.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The books that must balance once all requests have come to their ends, whatever was killed
 * meanwhile: what was promised is there, and nothing is there twice.
 */
public final class Books {
  private final JdbcClient database;
  private final List<Journal.Entry> journal;
  private final boolean whole;

  /**
   * @param database of the system
   * @param journal all that people were told, who have sent each request until they were told that
   *     it was taken
   */
  Books(JdbcClient database, List<Journal.Entry> journal) {
    this(database, journal, true);
  }

  private Books(JdbcClient database, List<Journal.Entry> journal, boolean whole) {
    this.database = database;
    this.journal = journal;
    this.whole = whole;
  }

  /**
   * The books of requests of which the requester was told that they were taken. There may be others
   * that the requester gave up before the answer came.
   */
  public static Books ofSubmitted(JdbcClient database, List<String> requests) {
    Instant now = Instant.now();
    return new Books(
        database,
        requests.stream()
            .map(id -> new Journal.Entry(now, Journal.Act.SUBMITTED, "requester", id, null))
            .toList(),
        false);
  }

  /** Notifications that still wait for the mail server. */
  public long waitingMails() {
    return database
        .sql("select count(*) from desk.notification where mailed_at is null and mail = 'at-once'")
        .query(Long.class)
        .single();
  }

  /** Commands that the engine is still to hear of. */
  public long waitingCommands() {
    return database.sql("select count(*) from (" + UNSENT + ") unsent").query(Long.class).single();
  }

  /** What workers are handing over at this moment to a system that can't be asked. */
  List<String> inHand() {
    return database.sql("select what from desk.sending").query(String.class).list();
  }

  /** Looks through all of them, once every request has come to its end. */
  public List<Finding> findings() {
    return findings(Stream.concat(ALWAYS.stream(), AT_THE_END.stream()));
  }

  /**
   * Looks through those that must balance while requests are on their way, too, as long as nobody
   * and nothing works on them at this moment.
   */
  public List<Finding> findingsOnTheWay() {
    return findings(Stream.concat(ALWAYS.stream(), Stream.of(WAITING)));
  }

  private List<Finding> findings(Stream<Question> questions) {
    List<Finding> found = new ArrayList<>();
    keep(found, "acknowledged requests that are not there", missing(submitted(), REQUESTS));
    keep(found, "requests that are there once more", onceMore());
    keep(found, "requests that two were told to be theirs", twice(submitted()));
    keep(found, "acknowledged answers that are not there", missing(answered(), OUTCOMES));
    keep(found, "tasks of which two people were told that they answered it", twice(answered()));
    database.sql("call desk.fold_kpis()").update();
    questions.forEach(
        question ->
            keep(found, question.what(), database.sql(question.sql()).query(String.class).list()));
    return found;
  }

  private static void keep(List<Finding> found, String what, List<String> which) {
    if (!which.isEmpty()) {
      found.add(new Finding(what, which));
    }
  }

  private List<String> submitted() {
    return of(Journal.Act.SUBMITTED).map(Journal.Entry::request).toList();
  }

  private List<String> answered() {
    return of(Journal.Act.ANSWERED).map(Journal.Entry::task).toList();
  }

  private Stream<Journal.Entry> of(Journal.Act act) {
    return journal.stream().filter(entry -> entry.act() == act);
  }

  private List<String> missing(List<String> promised, String sql) {
    Set<String> there = new HashSet<>(database.sql(sql).query(String.class).list());
    return promised.stream().filter(one -> !there.contains(one)).toList();
  }

  /** What a repetition has brought in, although the same key had brought it in before. */
  private List<String> onceMore() {
    Set<String> told = new HashSet<>(submitted());
    return whole
        ? database.sql(REQUESTS).query(String.class).list().stream()
            .filter(id -> !told.contains(id))
            .toList()
        : List.of();
  }

  private static List<String> twice(List<String> told) {
    Set<String> seen = new HashSet<>();
    return told.stream().filter(one -> !seen.add(one)).toList();
  }

  /**
   * @param what the rows are, in words
   * @param sql gives the rows that must not be
   */
  private record Question(String what, String sql) {}

  private static final String REQUESTS = "select id from desk.request";

  /**
   * Answers that the engine has, and those that it was told of too late, since the process had gone
   * on without them: these are taken back, which is noted and told (ADR 0003).
   */
  private static final String OUTCOMES =
      """
      select o.task_key::text from desk.task_outcome o
        join engine.user_task t on t.key = o.task_key and t.state = 'completed'
       union all
      select t.key::text from desk.outbox o
        join engine.user_task t on t.key = (o.payload ->> 'taskKey')::bigint and t.state = 'canceled'
       where o.kind = 'complete-user-task' and o.refused_at is not null
      """;

  private static final String UNSENT =
      "select id::text from desk.outbox where sent_at is null and refused_at is null";

  private static final Question WAITING =
      new Question(
          "requests on their way that nobody can go on with",
          """
          select p.correlation_key from engine.process_instance p
           where p.state = 'active' and p.key = p.root_key and p.correlation_key is not null
             and p.bpmn_process_id <> 'SlaClockProcess'
             and not exists (select from engine.user_task t where t.root_key = p.key and t.state = 'open')
          """);

  private static final List<Question> ALWAYS =
      List.of(
          new Question(
              "requests that were not started exactly once",
              """
              select r.id from desk.request r
                left join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
               group by r.id having count(p.key) <> 1
              """),
          new Question(
              "tasks that are open although they were answered",
              """
              select t.key::text from engine.user_task t
                join desk.task_outcome o on o.task_key = t.key
               where t.state = 'open'
              """),
          new Question(
              "answers that the engine does not know",
              """
              select o.task_key::text from desk.task_outcome o
                left join engine.user_task t on t.key = o.task_key and t.state = 'completed'
               where t.key is null
              """),
          new Question("commands that never reached the engine", UNSENT),
          new Question(
              "answers that came too late, of which nobody was told",
              """
              select o.payload ->> 'taskKey' from desk.outbox o
               where o.kind = 'complete-user-task' and o.refused_at is not null and o.attempts > 1
                 and not exists (select from desk.notification n where n.cause = 'late:' || o.id)
              """),
          // what was not in cells a moment ago is not missing
          new Question(
              "figures that differ from their facts",
              """
              select kpi from (
                select date_trunc('day', f.at, z.time_zone), f.kpi, f.stage, count(*) n, sum(f.value) total
                  from desk.kpi_fact f cross join desk.kpi_zone z group by 1, 2, 3
                except
                select c.starts_at, s.kpi, s.stage, sum(c.n), sum(c.total) from (
                    select c.series, c.starts_at, c.n, c.total from desk.kpi_cell c
                      join desk.kpi_slice k on k.id = c.slice and k.kind = 'all' where c.grain = 'day'
                    union all
                    select p.series, date_trunc('day', p.at, z.time_zone), p.n, p.n * p.value
                      from desk.kpi_pending p cross join desk.kpi_zone z) c
                  join desk.kpi_series s on s.id = c.series group by 1, 2, 3) d
              """),
          new Question(
              "records that could not be written",
              "select value_type || ' ' || reason from engine.dead_letter"),
          new Question(
              "open incidents", "select error_message from engine.incident where state = 'open'"),
          new Question("alerts", "select message from engine.alert where cleared_at is null"));

  private static final List<Question> AT_THE_END =
      List.of(
          new Question(
              "instances that have not ended",
              "select key::text from engine.process_instance where state = 'active' and"
                  + " correlation_key is not null"),
          // what ended without a delivery holds no budget; else what its brief asks for is held
          new Question(
              "budgets that do not balance",
              """
              select r.id from desk.request r
                join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
                left join (select request_id,
                                  sum(case kind when 'reserve' then amount_minor
                                                when 'release' then -amount_minor else 0 end) held
                             from desk.budget_entry group by request_id) b on b.request_id = r.id
               where coalesce(b.held, 0) <>
                     case when p.end_element_id = 'EndEvent_RequestDelivered'
                          then round(coalesce((r.brief ->> 'budget')::numeric, 0) * 100) else 0 end
              """),
          // what waits for tomorrow's digest is not late
          new Question(
              "what was to come in a digest and did not",
              """
              select id::text from desk.notification
               where mailed_at is null and mail = 'digest'
                 and (digest_id is not null or next_attempt_at < now() - interval '1 minute')
              """),
          new Question(
              "publications that are neither out nor taken back",
              "select effect_key from desk.publication where state not in ('verified',"
                  + " 'retracted')"));
}
