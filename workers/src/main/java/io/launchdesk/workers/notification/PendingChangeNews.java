package io.launchdesk.workers.notification;

import io.launchdesk.store.change.ChangeNewsRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has people told of changes that went live. Whom a change concerned, what they were told and that
 * they were commit together: whoever is killed in the middle has told nobody.
 */
@Component
class PendingChangeNews {
  private static final Logger LOG = LoggerFactory.getLogger(PendingChangeNews.class);

  private final ChangeNewsRepository pending;
  private final ChangeNews news;
  private final TransactionOperations transactions;
  private final NotificationProperties properties;
  private final Clock clock;

  PendingChangeNews(
      ChangeNewsRepository pending,
      ChangeNews news,
      TransactionOperations transactions,
      NotificationProperties properties,
      Clock clock) {
    this.pending = pending;
    this.news = news;
    this.transactions = transactions;
    this.properties = properties;
    this.clock = clock;
  }

  /** Sees to all that are due. */
  @Scheduled(fixedDelayString = "${launchdesk.notifications.task-interval:1s}")
  void tellDue() {
    try {
      while (Boolean.TRUE.equals(transactions.execute(this::tellNext))) {
        // Some are left.
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("People are told of changes later, the database is away: {}", e.getMessage());
    }
  }

  private boolean tellNext(SavepointManager transaction) {
    Instant now = clock.instant();
    Optional<Integer> due = pending.take(now);
    due.ifPresent(number -> tell(number, transaction, now));
    return due.isPresent();
  }

  /** What cannot be told yet keeps no other change waiting; nothing of it has happened then. */
  private void tell(int number, SavepointManager transaction, Instant now) {
    Object before = transaction.createSavepoint();
    try {
      news.tell(number, now);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("Nobody is told of change {} yet: {}", number, e.toString());
      transaction.rollbackToSavepoint(before);
      pending.leave(number, Reason.of(e), now.plus(properties.planInterval()));
    }
    transaction.releaseSavepoint(before);
  }
}
