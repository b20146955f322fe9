package io.launchdesk.workers.sla;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.store.task.Task;
import io.launchdesk.workers.engine.NotReadyYet;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives a task that nobody does to somebody who will, by the engine's own command. */
@Component
class TaskHandOver {
  /** Who stands in the history as the one who did it: nobody, but the desk itself. */
  private static final String DESK = "Launchdesk";

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final CamundaClient client;
  private final Successor successor;
  private final AuditLog audit;

  TaskHandOver(CamundaClient client, Successor successor, AuditLog audit) {
    this.client = client;
    this.successor = successor;
    this.audit = audit;
  }

  /** Hands the clock's task over, unless it is done or nobody may take it. */
  void handOver(LedgerClock clock, SlaLevel level) {
    successor.of(clock, level).ifPresent(chosen -> assign(chosen.task(), chosen.username()));
  }

  private void assign(Task task, String username) {
    try {
      client
          .newAssignUserTaskCommand(task.key())
          .assignee(username)
          .allowOverride(true)
          .send()
          .join();
    } catch (ProblemException e) {
      switch (e.code()) {
        case NOT_FOUND, CONFLICT -> {
          return;
        }
        case TOO_MANY_REQUESTS, UNAVAILABLE ->
            throw new NotReadyYet("The engine is too busy to hand a task over.");
        default -> throw failure(e);
      }
    } catch (ClientException e) {
      throw failure(e);
    }
    Map<String, Object> details = new HashMap<>(Map.of("assignee", username, "how", "assigned"));
    if (task.assignee() != null) {
      details.put("from", task.assignee());
    }
    audit.add(DESK, "task.assign", task.requestId() + "/" + task.key(), details);
  }

  private static TechnicalFailure failure(Exception cause) {
    return new TechnicalFailure(
        "A late task could not be handed over, because the engine's REST address did not take the command: %s. Check camunda.client.rest-address, then retry."
            .formatted(cause.getMessage()),
        cause);
  }
}
