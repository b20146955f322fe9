package io.launchdesk.portal.engine;

import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.outbox.OutboxRow;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what became of a command of the outbox. */
@Component
class Settlement {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final OutboxRepository outbox;
  private final EngineQueries queries;

  Settlement(OutboxRepository outbox, EngineQueries queries) {
    this.outbox = outbox;
    this.queries = queries;
  }

  /**
   * @param row the command as it was claimed
   * @param pause how long to wait before it is sent again, when it must be
   */
  void settle(OutboxRow row, EngineAnswer answer, Duration pause) {
    switch (answer) {
      case EngineAnswer.Accepted done -> outbox.markSent(row.id());
      case EngineAnswer.Unavailable away -> outbox.markFailed(row.id(), away.reason(), pause);
      case EngineAnswer.Gone gone -> refused(row, gone.reason(), pause);
      case EngineAnswer.Invalid invalid -> refused(row, invalid.reason(), pause);
    }
  }

  private void refused(OutboxRow row, String reason, Duration pause) {
    switch (row.command()) {
      case PublishMessage message -> {
        // A request that was promised is never given up: an operator must see this and help.
        LOG.error("message {} was refused and is sent again: {}", message.messageId(), reason);
        outbox.markFailed(row.id(), reason, pause);
      }
      case CompleteUserTask task -> {
        LOG.warn("task {} cannot be completed: {}", task.taskKey(), reason);
        outbox.markFailed(row.id(), reason, pause);
      }
    }
  }
}
