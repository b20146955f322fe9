package io.launchdesk.portal.studio.change;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeHistory;
import io.launchdesk.store.change.ChangeItem;
import io.launchdesk.store.change.ChangeNewsRepository;
import io.launchdesk.store.change.ChangeReader;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.InboxRepository;
import io.launchdesk.store.notification.TopicChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What changes mean for the people whom they concern, as these read it. Others who do not see
 * models learn nothing of a change.
 */
@Component
class ChangeNotes {
  private final ChangeRepository changes;
  private final ChangeHistory history;
  private final ChangeNewsRepository news;
  private final InboxRepository inbox;
  private final DeskChannel channel;
  private final TopicChannel topics;
  private final TransactionOperations transaction;
  private final Clock clock;

  ChangeNotes(
      ChangeRepository changes,
      ChangeHistory history,
      ChangeNewsRepository news,
      InboxRepository inbox,
      DeskChannel channel,
      TopicChannel topics,
      TransactionOperations transaction,
      Clock clock) {
    this.changes = changes;
    this.history = history;
    this.news = news;
    this.inbox = inbox;
    this.channel = channel;
    this.topics = topics;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A note.
   *
   * @param seenAt when the reader saw it first; null for not yet
   * @param mayCompare whether the reader may see what differs in the models
   * @param returnedBy the change that has put back what was there before; null when none has
   */
  record Note(
      Change change,
      List<ChangeItem> models,
      Instant seenAt,
      boolean mayCompare,
      Integer returnedBy) {}

  /**
   * @throws Refusal when there is no such change that is live, or it does not concern the reader
   */
  Note of(Access access, int number) {
    Change change = known(access, number);
    String reader = access.person().username();
    Optional<Instant> seen =
        history.readers(number).stream()
            .filter(one -> one.person().equals(reader))
            .map(ChangeReader::firstAt)
            .findFirst();
    return new Note(
        change,
        changes.items(number),
        seen.orElse(null),
        access.seesModels(),
        news.returnedBy(number).orElse(null));
  }

  /** Keeps that the person has seen it, and so what was told of it. */
  void seen(Access access, int number) {
    known(access, number);
    String person = access.person().username();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Topic topic = Topic.change(number);
    transaction.executeWithoutResult(
        status -> {
          history.seen(number, person, now);
          topics.changed(topic);
          if (inbox.readTopic(person, topic, now)) {
            channel.tell(DeskNotice.notifications(person));
          }
        });
  }

  private Change known(Access access, int number) {
    return changes
        .find(number)
        .filter(change -> change.state() == ChangeState.LIVE)
        .filter(change -> access.seesModels() || news.concerned(number, access.person().username()))
        .orElseThrow(() -> Refusal.notFound("note of a change", number));
  }
}
