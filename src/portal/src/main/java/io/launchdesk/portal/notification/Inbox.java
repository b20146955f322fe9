package io.launchdesk.portal.notification;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.InboxRepository;
import io.launchdesk.store.notification.InboxRepository.Place;
import io.launchdesk.store.notification.Notification;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** One person's notifications; what is read in one window is read in all. */
@Service
class Inbox {
  private static final String LIST = "notifications";

  private final InboxRepository notifications;
  private final DeskChannel channel;
  private final PageSize sizes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Inbox(
      InboxRepository notifications,
      DeskChannel channel,
      PageSize sizes,
      TransactionTemplate transaction,
      Clock clock) {
    this.notifications = notifications;
    this.channel = channel;
    this.sizes = sizes;
    this.transaction = transaction;
    this.clock = clock;
  }

  Page<Notification> page(Access reader, boolean unreadOnly, String cursor, Integer limit) {
    int size = sizes.of(limit);
    Place before =
        Cursor.decode(
            LIST,
            cursor,
            keys -> new Place(Instant.parse(keys.getFirst()), Long.parseLong(keys.get(1))));
    return Page.of(
        notifications.page(reader, before, unreadOnly, size + 1),
        size,
        last -> Cursor.encode(LIST, last.shownAt(), last.id()));
  }

  int unread(Access reader) {
    return notifications.unread(reader);
  }

  /**
   * @throws Refusal when the person was not told this
   */
  void read(Access reader, long id) {
    String person = reader.person().username();
    if (!notifications.has(reader, id)) {
      throw Refusal.notFound("notification", id);
    }
    telling(person, () -> notifications.read(person, id, clock.instant()));
  }

  /**
   * @param upTo id of the one that was shown last; null for all
   */
  void readAll(String person, Long upTo) {
    telling(person, () -> notifications.readAll(person, upTo, clock.instant()));
  }

  private void telling(String person, BooleanSupplier change) {
    transaction.executeWithoutResult(
        status -> {
          if (change.getAsBoolean()) {
            channel.tell(DeskNotice.notifications(person));
          }
        });
  }
}
