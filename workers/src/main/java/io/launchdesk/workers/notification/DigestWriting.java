package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.MailTimes;
import io.launchdesk.store.notification.DigestRepository;
import io.launchdesk.store.notification.DigestRepository.Entry;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.workers.engine.PublicAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Puts what waits for somebody's digest into one mail, which is then sent like any other. A digest
 * that is late, because no worker ran, comes when one does; in quiet hours it waits for the next.
 */
@Component
class DigestWriting {
  private static final String TEMPLATE = "digest";

  private final DigestRepository digests;
  private final PreferenceRepository preferences;
  private final MailTemplates templates;
  private final Wording wording;
  private final PublicAddress address;

  DigestWriting(
      DigestRepository digests,
      PreferenceRepository preferences,
      MailTemplates templates,
      Wording wording,
      PublicAddress address) {
    this.digests = digests;
    this.preferences = preferences;
    this.templates = templates;
    this.wording = wording;
    this.address = address;
  }

  /**
   * Sees to one person whose digest is due, within the caller's transaction.
   *
   * @return false when there is none
   */
  boolean writeNext(Instant now) {
    Optional<Recipient> due = digests.takeReader(now);
    due.ifPresent(reader -> write(reader, now));
    return due.isPresent();
  }

  private void write(Recipient reader, Instant now) {
    List<Entry> entries = digests.due(reader.username(), now);
    if (entries.isEmpty()) {
      return;
    }
    MailTimes times = preferences.of(reader.username()).times();
    Instant dueAt = entries.stream().map(Entry::dueAt).min(Instant::compareTo).orElseThrow();
    boolean kept =
        !times.isQuiet(now)
            && digests.add(
                reader.username(), times.day(dueAt), text(reader, entries), entries, now);
    if (!kept) {
      digests.postpone(entries, times.nextDigest(now));
    }
  }

  private MailText text(Recipient reader, List<Entry> entries) {
    return templates.render(
        TEMPLATE,
        reader.language(),
        new MailValues(
            Map.of(
                "name", reader.displayName(),
                "count", Integer.toString(entries.size()),
                "link", address.of("/notifications"),
                "settings", address.of("/settings")),
            Map.of("entries", entries.stream().map(entry -> said(entry, reader)).toList())));
  }

  private MailLink said(Entry entry, Recipient reader) {
    String line =
        entry.subject() == null
            ? wording.line(
                entry.template(),
                entry.requestId(),
                entry.facts(),
                new TaskMails.Reader(reader.language(), reader.timeZone()))
            : entry.subject();
    return new MailLink(line, address.of("/requests/" + entry.requestId()));
  }
}
