package io.launchdesk.store.retention;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import io.launchdesk.store.engine.DiagramQueries;
import io.launchdesk.store.request.TimelineRepository;
import io.launchdesk.store.retention.ArchivePage.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the details of requests that ended long ago into the archive. What was read for it, what
 * was deleted and what was written commit together: a worker that is killed leaves all or nothing.
 * Several at once take different requests.
 */
@Repository
public class RequestArchiver {
  /**
   * Ended then, recorded in all figures, and quite over: no instance of it or of its clocks runs,
   * and no command of it waits.
   */
  private static final String CLAIM =
      """
      select q.request_id, q.ended_at
        from desk.ended_request q join desk.request r on r.id = q.request_id
       where q.ended_at < :before
         and not exists (select 1 from engine.process_instance p where p.correlation_key = q.request_id and p.state = 'active')
         and not exists (select 1 from desk.sla_clock c
                           join engine.process_instance p on p.correlation_key = c.element_instance_key::text
                          where c.request_id = q.request_id and p.state = 'active')
         and not exists (select 1 from desk.outbox o
                          where o.request_id = q.request_id and o.sent_at is null and o.refused_at is null)
       order by q.ended_at, q.request_id
       limit :most
         for no key update of r, q skip locked
      """;

  private static final String ROOTS =
      """
      select p.correlation_key as request, p.key as root, false as clock
        from engine.process_instance p
       where p.correlation_key = any(:all) and p.key = p.root_key
      union all
      select c.request_id, p.key, true
        from desk.sla_clock c
        join engine.process_instance p on p.correlation_key = c.element_instance_key::text and p.key = p.root_key
       where c.request_id = any(:all)
       order by 1, 2
      """;

  /** The runs, as figures count them. */
  private static final String KEEP_RUNS =
      """
      insert into desk.kept_run (root_key, elements, hours, wait_hours, late, rework)
      select a.root_key, array_agg(e.id order by e.id, a.hours), array_agg(a.hours order by e.id, a.hours),
             array_agg(a.wait_hours order by e.id, a.hours), array_agg(a.late order by e.id, a.hours),
             array_agg(a.rework order by e.id, a.hours)
        from desk.element_run a join desk.kpi_element e using (process_id, element_id, element_type)
       where a.root_key = any(:roots)
       group by a.root_key
      """;

  private static final String SETTLE_CLOCKS =
      """
      update desk.sla_clock c
         set completed = desk.sla_clock_completed(c), ended_at = coalesce(c.ended_at, e.ended_at)
        from desk.sla_clock_end e
       where c.request_id = any(:all) and e.element_instance_key = c.element_instance_key
      """;

  /** What tasks were about, as lists of tasks and approvals say it. */
  private static final String TITLES =
      """
      select r.request, t.key::text as task,
             coalesce(va.value ->> 'title', d.title || ', ' || d.language) as title
        from unnest(cast(:roots as bigint[]), cast(:requests as text[])) as r (root, request)
        join engine.user_task t on t.root_key = r.root
        join engine.element_instance e on e.key = t.element_instance_key
        left join engine.variable va on va.scope_key = e.flow_scope_key and va.name = 'approvalStep'
        left join engine.variable vd on vd.scope_key = e.flow_scope_key and vd.name = 'deliverable'
        left join desk.deliverable d on d.id = vd.value ->> 'deliverableId'
       where coalesce(va.value ->> 'title', d.title || ', ' || d.language) is not null
      """;

  private final JdbcClient jdbc;
  private final TimelineRepository timeline;
  private final DiagramQueries diagrams;

  RequestArchiver(JdbcClient jdbc, TimelineRepository timeline, DiagramQueries diagrams) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.diagrams = diagrams;
  }

  private record Claimed(String request, Instant endedAt) {}

  private record Root(String request, long key, boolean clock) {}

  /**
   * Archives those that ended first.
   *
   * @param before they ended earlier
   * @param most so many at once; what they have is in memory meanwhile
   * @return how many were archived; fewer than {@code most} when there are no more that can be
   */
  @Transactional
  public int archive(Instant before, int most, Instant now) {
    List<Claimed> claimed =
        jdbc.sql(CLAIM)
            .param("before", Sql.utc(before))
            .param("most", most)
            .query(
                (row, n) -> new Claimed(row.getString("request_id"), Sql.instant(row, "ended_at")))
            .list();
    if (claimed.isEmpty()) {
      return 0;
    }
    String[] all = Sql.texts(claimed.stream().map(Claimed::request).toList());
    List<Root> roots = roots(all);
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    claimed.forEach(one -> lines.put(one.request(), shown(one.request(), roots)));
    Map<String, Map<String, String>> titles = titles(roots);
    jdbc.sql(KEEP_RUNS)
        .param("roots", keys(roots.stream().filter(r -> !r.clock()).toList()))
        .update();
    jdbc.sql(SETTLE_CLOCKS).param("all", all).update();
    ArchivedRows.ALL.forEach(rows -> move(rows, all, roots, lines));
    claimed.forEach(
        one ->
            write(
                one, lines.get(one.request()), titles.getOrDefault(one.request(), Map.of()), now));
    jdbc.sql("delete from desk.ended_request where request_id = any(:all)")
        .param("all", all)
        .update();
    return claimed.size();
  }

  private List<Root> roots(String[] all) {
    return jdbc.sql(ROOTS)
        .param("all", all)
        .query(
            (row, n) ->
                new Root(row.getString("request"), row.getLong("root"), row.getBoolean("clock")))
        .list();
  }

  /** What the request's page tells of the rows that go. */
  private List<Line> shown(String request, List<Root> roots) {
    List<Line> lines = new ArrayList<>();
    timeline.page(request, null, Integer.MAX_VALUE).stream()
        .filter(event -> !event.kind().equals(RequestArchive.LIVE))
        .forEach(event -> lines.add(new Line(RequestArchive.TIMELINE, Json.write(event))));
    roots.stream()
        .filter(root -> root.request().equals(request) && !root.clock())
        .reduce((earlier, later) -> later)
        .ifPresent(
            root -> {
              var states = diagrams.states(root.key());
              diagrams.ofRoot(root.key()).stream()
                  .map(DiagramQueries.Diagram::key)
                  .forEach(
                      key ->
                          lines.add(
                              new Line(
                                  RequestArchive.DIAGRAM,
                                  Json.write(
                                      Map.of(
                                          "definition",
                                          key,
                                          "elements",
                                          states.getOrDefault(key, List.of()))))));
            });
    return lines;
  }

  private Map<String, Map<String, String>> titles(List<Root> roots) {
    record Title(String request, String task, String title) {}
    return jdbc
        .sql(TITLES)
        .param("roots", keys(roots))
        .param("requests", Sql.texts(roots.stream().map(Root::request).toList()))
        .query(
            (row, n) ->
                new Title(row.getString("request"), row.getString("task"), row.getString("title")))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Title::request, Collectors.toMap(Title::task, Title::title, (a, b) -> a)));
  }

  private void move(
      ArchivedRows rows, String[] all, List<Root> roots, Map<String, List<Line>> lines) {
    jdbc.sql(rows.delete())
        .param("all", all)
        .param("roots", keys(roots))
        .param("requests", Sql.texts(roots.stream().map(Root::request).toList()))
        .param("clocks", roots.stream().map(Root::clock).toArray(Boolean[]::new))
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .forEach(row -> lines.get(row.getKey()).add(new Line(rows.table(), row.getValue())));
  }

  private void write(Claimed one, List<Line> lines, Map<String, String> titles, Instant now) {
    Map<String, Long> counts =
        lines.stream()
            .collect(Collectors.groupingBy(Line::kind, TreeMap::new, Collectors.counting()));
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("archive", RequestArchive.FORMAT);
    head.put("request", one.request());
    head.put("endedAt", one.endedAt());
    head.put("archivedAt", now);
    head.put("lines", counts);
    byte[] content = ArchivePage.write(head, lines);
    jdbc.sql("select desk.make_archive_month(:ended)")
        .param("ended", Sql.utc(one.endedAt()))
        .query((row, n) -> 0)
        .single();
    jdbc.sql(
            """
            with page as (
              insert into desk.request_archive (request_id, ended_at, archived_at, sha256, content)
              values (:request, :ended, :now, :digest, :content))
            insert into desk.archived_request (request_id, ended_at, archived_at, titles)
            values (:request, :ended, :now, cast(:titles as jsonb))
            on conflict (request_id) do update
               set ended_at = excluded.ended_at, archived_at = excluded.archived_at,
                   titles = archived_request.titles || excluded.titles
            """)
        .param("request", one.request())
        .param("ended", Sql.utc(one.endedAt()))
        .param("now", Sql.utc(now))
        .param("digest", ArchivePage.digest(content))
        .param("content", content)
        .param("titles", Json.write(titles))
        .update();
  }

  private static Long[] keys(List<Root> roots) {
    return roots.stream().map(Root::key).toArray(Long[]::new);
  }
}
