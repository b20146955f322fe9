package io.launchdesk.portal.request;

import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.request.RequestSummary;
import io.launchdesk.store.request.TimelineRepository;
import io.launchdesk.store.request.TimelineRepository.After;
import io.launchdesk.store.request.TimelineRepository.Event;
import io.launchdesk.store.retention.RequestArchive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The history of a request in plain words. */
@Component
class Timeline {
  private final TimelineRepository events;
  private final RequestArchive archive;
  private final TimelineWords words;
  private final PageSize sizes;

  Timeline(TimelineRepository events, RequestArchive archive, TimelineWords words, PageSize sizes) {
    this.events = events;
    this.archive = archive;
    this.words = words;
    this.sizes = sizes;
  }

  /**
   * Something that happened.
   *
   * @param kind e.g. {@code task-answered}; for icons and filters
   * @param text in plain words, without the person's name
   * @param detail a reason or an explanation; null when there is none
   * @param facts what {@code text} tells, to say it in another language: e.g. {@code element},
   *     {@code about}, {@code answer}, {@code amount}
   * @param person who did it, or whom it concerns; null for the system
   */
  record Entry(
      Instant at,
      String kind,
      String text,
      String detail,
      Map<String, Object> facts,
      String person,
      String personName) {}

  Page<Entry> page(RequestSummary request, String cursor, Integer limit) {
    String list = "timeline:" + request.id();
    int size = sizes.of(limit);
    After after =
        Cursor.decode(
            list, cursor, keys -> new After(Instant.parse(keys.get(0)), keys.get(1), keys.get(2)));
    return Page.of(
            events(request.id(), after, size + 1),
            size,
            (Event last) -> Cursor.encode(list, last.at(), last.kind(), last.ref()))
        .map(this::entry);
  }

  private List<Event> events(String request, After after, int limit) {
    return archive.archivedAt(request).isPresent()
        ? archive.timeline(request, after, limit)
        : events.page(request, after, limit);
  }

  private Entry entry(Event event) {
    return new Entry(
        event.at(),
        event.kind(),
        words.text(event),
        words.detail(event),
        words.facts(event),
        event.person(),
        event.personName());
  }
}
