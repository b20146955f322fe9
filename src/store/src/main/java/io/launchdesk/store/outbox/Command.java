package io.launchdesk.store.outbox;

import java.time.Instant;
import java.util.Map;

/** What the engine is to be told. Each can be sent again without a second effect. */
public sealed interface Command {

  /**
   * Publishes a message. The engine takes a message id once.
   *
   * @param correlationKey the request's id, or a clock's key
   */
  record PublishMessage(
      String name, String correlationKey, String messageId, Map<String, Object> variables)
      implements Command {}

  /**
   * Completes a user task.
   *
   * @param variables the steering fields of its form
   */
  record CompleteUserTask(long taskKey, Map<String, Object> variables) implements Command {}

  /** Gives an open user task another due date. */
  record MoveDueDate(long taskKey, Instant dueAt) implements Command {}
}
