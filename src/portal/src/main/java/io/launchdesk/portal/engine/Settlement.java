package io.launchdesk.portal.engine;

import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.Command.MoveDueDate;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.outbox.OutboxRow;
import io.launchdesk.store.task.AnswerRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what became of a command of the outbox, and tells who gave it when it came to
 * nothing.
 */
@Component
public class Settlement {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final OutboxRepository outbox;
  private final EngineQueries queries;
  private final AnswerRepository answers;
  private final LateAnswerNews news;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Settlement(
      OutboxRepository outbox,
      EngineQueries queries,
      AnswerRepository answers,
      LateAnswerNews news,
      TransactionTemplate transaction,
      Clock clock) {
    this.outbox = outbox;
    this.queries = queries;
    this.answers = answers;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How a command ended, as far as is known now. */
  public enum Outcome {
    /** The engine has it. */
    DONE,
    /** It is sent again. */
    WAITING,
    /** The engine will not take it; what had been stored for it was taken back. */
    REFUSED
  }

  /**
   * @param row the command as it was claimed
   * @param pause how long to wait before it is sent again, when it must be
   */
  public Outcome settle(OutboxRow row, EngineAnswer answer, Duration pause) {
    return switch (answer) {
      case EngineAnswer.Accepted done -> done(row);
      case EngineAnswer.Unavailable away -> again(row, away.reason(), pause);
      case EngineAnswer.Gone gone -> refused(row, gone.reason(), true, pause);
      case EngineAnswer.Invalid invalid -> refused(row, invalid.reason(), false, pause);
    };
  }

  private Outcome done(OutboxRow row) {
    outbox.markSent(row.id());
    return Outcome.DONE;
  }

  private Outcome again(OutboxRow row, String reason, Duration pause) {
    outbox.markFailed(row.id(), reason, pause);
    return Outcome.WAITING;
  }

  private Outcome refused(OutboxRow row, String reason, boolean gone, Duration pause) {
    return switch (row.command()) {
      case PublishMessage message -> {
        // A request that was promised is never given up: an operator must see this and help.
        LOG.error("message {} was refused and is sent again: {}", message.messageId(), reason);
        yield again(row, reason, pause);
      }
      case CompleteUserTask task when gone && row.attempts() > 1 ->
          resolve(row, task, reason, pause);
      case CompleteUserTask task -> takeBack(row, task, reason);
      case MoveDueDate due -> {
        // The task has ended meanwhile: nobody looks at its due date any more.
        outbox.markRefused(row.id(), reason);
        yield Outcome.REFUSED;
      }
    };
  }

  /** The task is gone, perhaps because an earlier attempt worked: the read model tells. */
  private Outcome resolve(OutboxRow row, CompleteUserTask task, String reason, Duration pause) {
    return switch (queries.taskState(task.taskKey()).orElse("open")) {
      case "completed" -> done(row);
      case "canceled" -> takeBack(row, task, reason);
      default -> again(row, reason, pause);
    };
  }

  /**
   * Whoever waits for the first attempt is answered at once; all others were told that the answer
   * is safe, and must hear that it is not.
   */
  private Outcome takeBack(OutboxRow row, CompleteUserTask task, String reason) {
    LOG.info("the engine did not take the answer to task {}: {}", task.taskKey(), reason);
    transaction.executeWithoutResult(
        status -> {
          if (outbox.markRefused(row.id(), reason)) {
            Instant now = clock.instant();
            answers
                .takeBack(task.taskKey(), now)
                .filter(taken -> row.attempts() > 1)
                .ifPresent(taken -> news.tell(row.id(), taken, now));
          }
        });
    return Outcome.REFUSED;
  }
}
