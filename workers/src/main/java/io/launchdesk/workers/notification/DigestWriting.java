package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.MailTimes;
import io.launchdesk.core.notification.RetryPause;
import io.launchdesk.store.notification.DigestRepository;
import io.launchdesk.store.notification.DigestRepository.Entry;
import io.launchdesk.store.notification.KeptNews;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.workers.engine.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts what waits for somebody's digest into one mail, which is then sent like any other. A digest
 * that is late, because no worker ran, comes when one does; in quiet hours it waits for the next.
 */
@Component
class DigestWriting {
  private static final Logger LOG = LoggerFactory.getLogger(DigestWriting.class);
  private static final String TEMPLATE = "digest";

  private final DigestRepository digests;
  private final KeptNews kept;
  private final NotificationRepository notifications;
  private final PreferenceRepository preferences;
  private final MailTemplates templates;
  private final Wording wording;
  private final PublicAddress address;
  private final NotificationProperties properties;

  DigestWriting(
      DigestRepository digests,
      KeptNews kept,
      NotificationRepository notifications,
      PreferenceRepository preferences,
      MailTemplates templates,
      Wording wording,
      PublicAddress address,
      NotificationProperties properties) {
    this.digests = digests;
    this.kept = kept;
    this.notifications = notifications;
    this.preferences = preferences;
    this.templates = templates;
    this.wording = wording;
    this.address = address;
    this.properties = properties;
  }

  /**
   * Sees to one person whose digest is due, within the caller's transaction.
   *
   * @return false when there is none
   */
  boolean writeNext(Instant now) {
    Optional<Recipient> due = digests.takeReader(now);
    due.ifPresent(reader -> write(reader, entries(reader, now), now));
    return due.isPresent();
  }

  /** Without what is kept from the reader. */
  private List<Entry> entries(Recipient reader, Instant now) {
    return digests.due(reader.username(), now).stream()
        .filter(entry -> !kept.drop(entry.id()))
        .toList();
  }

  private void write(Recipient reader, List<Entry> entries, Instant now) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      keep(reader, entries, now);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      // It cannot be worded: those of others can.
      LOG.warn("The digest of {} waits: {}", reader.username(), e.toString());
      entries.forEach(entry -> postpone(entry, e, now));
    }
  }

  private void postpone(Entry entry, RuntimeException reason, Instant now) {
    Duration pause = RetryPause.after(entry.attempts(), properties.longestPause());
    notifications.postpone(entry.id(), Reason.of(reason), now.plus(pause));
  }

  private void keep(Recipient reader, List<Entry> entries, Instant now) {
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
                entry.topic(),
                entry.facts(),
                new TaskMails.Reader(reader.language(), reader.timeZone()))
            : entry.subject();
    return new MailLink(line, address.of(entry.topic().path()));
  }
}
