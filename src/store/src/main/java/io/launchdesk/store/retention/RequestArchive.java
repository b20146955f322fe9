package io.launchdesk.store.retention;

import io.launchdesk.store.Sql;
import io.launchdesk.store.engine.DiagramQueries.ElementState;
import io.launchdesk.store.request.TimelineRepository;
import io.launchdesk.store.request.TimelineRepository.After;
import io.launchdesk.store.request.TimelineRepository.Event;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was archived. Whoever may see a request may see what its page tells of it; the caller has
 * checked that.
 */
@Repository
public class RequestArchive {
  /** Of what the lines are and mean; goes up when an old reader would misread them. */
  static final int FORMAT = 1;

  static final String TIMELINE = "timeline";
  static final String DIAGRAM = "diagram";

  /** The events that change after the archiving: a comment may be edited or deleted. */
  static final String LIVE = "comment";

  private static final Comparator<Event> ORDER =
      Comparator.comparing(Event::at).thenComparing(Event::kind).thenComparing(Event::ref);

  private final JdbcClient jdbc;
  private final TimelineRepository timeline;

  RequestArchive(JdbcClient jdbc, TimelineRepository timeline) {
    this.jdbc = jdbc;
    this.timeline = timeline;
  }

  /**
   * How far archiving has come.
   *
   * @param requests whose details lie in the archive
   * @param waiting requests that have ended and whose details lie in the tables
   * @param oldestEnd when the first of them ended; null when none has
   * @param bytes of the archive's compressed pages, as the disk has them
   */
  public record State(long requests, long waiting, Instant oldestEnd, long bytes) {}

  /** The state now. */
  public State state() {
    return jdbc.sql(
            """
            select (select count(*) from desk.archived_request) as requests,
                   (select count(*) from desk.ended_request) as waiting,
                   (select min(ended_at) from desk.ended_request) as oldest,
                   (select coalesce(sum(pg_total_relation_size(i.inhrelid)), 0) from pg_inherits i
                     where i.inhparent = 'desk.request_archive'::regclass) as bytes
            """)
        .query(
            (row, n) ->
                new State(
                    row.getLong("requests"),
                    row.getLong("waiting"),
                    Sql.instant(row, "oldest"),
                    row.getLong("bytes")))
        .single();
  }

  /** When the details of the request were archived; empty while they are in the tables. */
  public Optional<Instant> archivedAt(String requestId) {
    return jdbc.sql("select archived_at from desk.archived_request where request_id = :id")
        .param("id", requestId)
        .query((row, n) -> Sql.instant(row, "archived_at"))
        .optional();
  }

  /**
   * The archive of the request as it is kept: JSON lines, compressed by gzip (docs/retention.md).
   * Empty when it is not archived, or when its month was taken out of the database.
   *
   * @throws IllegalStateException when it is not what was written
   */
  public Optional<byte[]> content(String requestId) {
    record Page(byte[] content, byte[] digest) {}
    return jdbc.sql(
            """
            select p.content, p.sha256
              from desk.archived_request a
              join desk.request_archive p on p.ended_at = a.ended_at and p.request_id = a.request_id
             where a.request_id = :id
            """)
        .param("id", requestId)
        .query((row, n) -> new Page(row.getBytes("content"), row.getBytes("sha256")))
        .optional()
        .map(
            page -> {
              if (!MessageDigest.isEqual(ArchivePage.digest(page.content()), page.digest())) {
                throw new IllegalStateException(
                    "the archive of " + requestId + " is not what was written");
              }
              return page.content();
            });
  }

  /**
   * The events of an archived request, the earliest first: those of the archive, and what is still
   * told by the tables (comments, and what was done since).
   *
   * @param after null for the start
   */
  public List<Event> timeline(String requestId, After after, int limit) {
    List<Event> events = new ArrayList<>();
    Set<String> told = new HashSet<>();
    content(requestId)
        .map(page -> ArchivePage.lines(page, TIMELINE))
        .orElse(List.of())
        .forEach(
            line -> {
              Event event = event(line);
              told.add(event.kind() + " " + event.ref());
              events.add(event);
            });
    timeline.page(requestId, null, Integer.MAX_VALUE).stream()
        .filter(event -> !told.contains(event.kind() + " " + event.ref()))
        .forEach(events::add);
    Event from =
        after == null
            ? null
            : new Event(after.at(), after.kind(), after.ref(), null, null, Map.of());
    return events.stream()
        .filter(event -> from == null || ORDER.compare(event, from) > 0)
        .sorted(ORDER)
        .limit(limit)
        .toList();
  }

  /**
   * The elements that an archived request entered, by process definition, the request's own first.
   */
  public Map<Long, List<ElementState>> states(String requestId) {
    Map<Long, List<ElementState>> states = new LinkedHashMap<>();
    content(requestId)
        .map(page -> ArchivePage.lines(page, DIAGRAM))
        .orElse(List.of())
        .forEach(
            line ->
                states.put(
                    ((Number) line.get("definition")).longValue(),
                    objects(line.get("elements")).map(RequestArchive::element).toList()));
    return states;
  }

  private static ElementState element(Map<?, ?> element) {
    return new ElementState(
        (String) element.get("elementId"),
        (String) element.get("state"),
        ((Number) element.get("count")).intValue());
  }

  private static Stream<Map<?, ?>> objects(Object list) {
    return ((List<?>) list).stream().map(one -> (Map<?, ?>) one);
  }

  @SuppressWarnings("unchecked")
  private static Event event(Map<String, Object> line) {
    return new Event(
        Instant.parse((String) line.get("at")),
        (String) line.get("kind"),
        (String) line.get("ref"),
        (String) line.get("person"),
        (String) line.get("personName"),
        (Map<String, Object>) line.get("data"));
  }
}
