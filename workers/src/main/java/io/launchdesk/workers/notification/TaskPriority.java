package io.launchdesk.workers.notification;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import io.launchdesk.workers.engine.NotReadyYet;
import io.launchdesk.workers.engine.TechnicalFailure;
import org.springframework.stereotype.Component;

/** Moves a task up in the lists, by the engine's own command. */
@Component
class TaskPriority {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final CamundaClient client;
  private final NotificationProperties properties;

  TaskPriority(CamundaClient client, NotificationProperties properties) {
    this.client = client;
    this.properties = properties;
  }

  /** Raises the priority to the configured one; a task that has ended meanwhile is left alone. */
  void raise(OpenTask task) {
    if (task.priority() >= properties.escalatedPriority()) {
      return;
    }
    try {
      client
          .newUpdateUserTaskCommand(task.key())
          .priority(properties.escalatedPriority())
          .send()
          .join();
    } catch (ProblemException e) {
      switch (e.code()) {
        case NOT_FOUND, CONFLICT -> {}
        case TOO_MANY_REQUESTS, UNAVAILABLE ->
            throw new NotReadyYet("The engine is too busy to raise the priority of a task.");
        default -> throw failure(e);
      }
    } catch (ClientException e) {
      throw failure(e);
    }
  }

  private static TechnicalFailure failure(Exception cause) {
    return new TechnicalFailure(
        "The priority of an overdue task could not be raised, because the engine's REST address did not take the command: %s. Check camunda.client.rest-address, then retry."
            .formatted(cause.getMessage()),
        cause);
  }
}
