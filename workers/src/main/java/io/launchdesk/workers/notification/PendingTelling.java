package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.PendingNews;
import io.launchdesk.store.notification.PendingNews.Undecided;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.TopicChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Shows what the plan has held back, and decides what a portal could not decide, because the plan
 * was not there or did not say.
 */
@Component
class PendingTelling {
  private static final Logger LOG = LoggerFactory.getLogger(PendingTelling.class);

  private final PendingNews pending;
  private final Plan plan;
  private final PreferenceRepository preferences;
  private final TopicChannel topics;
  private final DeskChannel channel;
  private final TransactionOperations transactions;
  private final NotificationProperties properties;
  private final Clock clock;

  PendingTelling(
      PendingNews pending,
      Plan plan,
      PreferenceRepository preferences,
      TopicChannel topics,
      DeskChannel channel,
      TransactionOperations transactions,
      NotificationProperties properties,
      Clock clock) {
    this.pending = pending;
    this.plan = plan;
    this.preferences = preferences;
    this.topics = topics;
    this.channel = channel;
    this.transactions = transactions;
    this.properties = properties;
    this.clock = clock;
  }

  /** Sees to all that is due. */
  @Scheduled(fixedDelayString = "${launchdesk.notifications.task-interval:1s}")
  void tellDue() {
    try {
      transactions.executeWithoutResult(tx -> show());
      while (Boolean.TRUE.equals(transactions.execute(tx -> decideNext()))) {
        // Some are left.
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("What was held back is shown later, the database is away: {}", e.getMessage());
    }
  }

  private void show() {
    pending.show(clock.instant()).forEach(person -> channel.tell(DeskNotice.notifications(person)));
  }

  private boolean decideNext() {
    Instant now = clock.instant();
    Optional<Undecided> next = pending.takeUndecided(now);
    next.ifPresent(undecided -> decide(undecided, now));
    return next.isPresent();
  }

  private void decide(Undecided undecided, Instant now) {
    if (pending.dropDone(undecided.id(), now)) {
      topics.changed(undecided.topic());
      return;
    }
    try {
      Decision decision = plan.of(undecided.event(), undecided.audience());
      Telling telling = preferences.of(undecided.recipient()).tell(decision.rule(), now);
      pending.decide(undecided.id(), decision, telling, now);
      channel.tell(DeskNotice.notifications(undecided.recipient()));
      topics.changed(undecided.topic());
    } catch (PlanFailure e) {
      LOG.warn("Notification {} is not told yet: {}", undecided.id(), e.getMessage());
      pending.leave(undecided.id(), e.getMessage(), now.plus(properties.planInterval()));
    }
  }
}
