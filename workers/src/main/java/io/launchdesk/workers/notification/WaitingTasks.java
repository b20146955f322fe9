package io.launchdesk.workers.notification;

import io.launchdesk.store.notification.PendingNews;
import io.launchdesk.store.notification.PendingNews.Untold;
import io.launchdesk.store.notification.WaitingTaskRepository;
import io.launchdesk.store.notification.WaitingTaskRepository.Waiting;
import io.launchdesk.store.notification.WaitingTaskRepository.Watch;
import io.launchdesk.store.task.TaskRepository;
import java.time.Clock;
import java.util.List;
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
 * Tells people of tasks that wait for them as soon as the read model shows these. What was told and
 * how far the log was read commit together, so that nobody is told twice or not at all.
 */
@Component
class WaitingTasks {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingTasks.class);
  private static final int PER_TRANSACTION = 50;

  private final WaitingTaskRepository waiting;
  private final TaskRepository tasks;
  private final TaskNews news;
  private final PendingNews pending;
  private final TransactionOperations transactions;
  private final NotificationProperties properties;
  private final Clock clock;

  WaitingTasks(
      WaitingTaskRepository waiting,
      TaskRepository tasks,
      TaskNews news,
      PendingNews pending,
      TransactionOperations transactions,
      NotificationProperties properties,
      Clock clock) {
    this.waiting = waiting;
    this.tasks = tasks;
    this.news = news;
    this.pending = pending;
    this.transactions = transactions;
    this.properties = properties;
    this.clock = clock;
  }

  /** Tells of all tasks that have come since the last time. */
  @Scheduled(fixedDelayString = "${launchdesk.notifications.task-interval:1s}")
  void tell() {
    try {
      waiting.watchAll();
      waiting.partitions().forEach(this::tell);
      transactions.executeWithoutResult(this::tellUntold);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Tasks are told of later, the database is away: {}", e.getMessage());
    }
  }

  /** What cannot be told yet keeps no other task waiting; nothing of it has happened then. */
  private void tell(Untold one, SavepointManager transaction) {
    Object before = transaction.createSavepoint();
    try {
      tasks.find(one.taskKey()).ifPresent(task -> news.tell(task, one.asking()));
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("Nobody is told of task {} yet: {}", one.taskKey(), e.toString());
      transaction.rollbackToSavepoint(before);
      pending.untold(one, Reason.of(e), clock.instant().plus(properties.planInterval()));
    }
    transaction.releaseSavepoint(before);
  }

  private void tellUntold(SavepointManager transaction) {
    pending.takeUntold(clock.instant(), PER_TRANSACTION).forEach(one -> tell(one, transaction));
  }

  private void tell(int partitionId) {
    while (Boolean.TRUE.equals(transactions.execute(tx -> tellNext(partitionId, tx)))) {
      // Some are left.
    }
  }

  private boolean tellNext(int partitionId, SavepointManager transaction) {
    Optional<Watch> watch = waiting.take(partitionId);
    if (watch.isEmpty()) {
      return false;
    }
    List<Waiting> next = waiting.next(watch.get(), PER_TRANSACTION);
    next.forEach(one -> tell(new Untold(one.taskKey(), one.asking()), transaction));
    if (!next.isEmpty()) {
      waiting.lookedAt(watch.get(), next.getLast().position());
    }
    return next.size() == PER_TRANSACTION;
  }
}
