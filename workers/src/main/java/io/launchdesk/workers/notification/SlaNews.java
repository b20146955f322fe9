package io.launchdesk.workers.notification;

import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.notification.OpenTaskRepository;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.workers.engine.Requests;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells people what a clock has come to. Each is told once, whether the timer of the task or that
 * of the clock's own process comes first.
 */
@Component
public class SlaNews {
  private final OpenTaskRepository tasks;
  private final TaskWarning warning;
  private final TaskPriority priority;
  private final Requests requests;
  private final Audience audience;
  private final Notifier notifier;

  SlaNews(
      OpenTaskRepository tasks,
      TaskWarning warning,
      TaskPriority priority,
      Requests requests,
      Audience audience,
      Notifier notifier) {
    this.tasks = tasks;
    this.warning = warning;
    this.priority = priority;
    this.requests = requests;
    this.audience = audience;
    this.notifier = notifier;
  }

  /** Reminds whoever has the clock's task; nobody when it is done. */
  public void remind(LedgerClock clock) {
    tasks.of(clock.key()).ifPresent(task -> remind(clock.requestId(), task));
  }

  /** Tells that the clock's task is late, and moves it up; nobody when it is done. */
  public void escalate(LedgerClock clock) {
    tasks.of(clock.key()).ifPresent(task -> escalate(clock.requestId(), task));
  }

  /** Tells the team that the request is not delivered in time. */
  public void overdue(LedgerClock clock) {
    RequestBrief request = requests.get(clock.requestId());
    notifier.tell(
        new Notifier.Order("overdue:" + clock.key(), "delivery-overdue", request, Map.of()),
        audience.of(Audience.TEAM, request));
  }

  void remind(String requestId, OpenTask task) {
    warning.remind(
        new TaskWarning.Order(
            "remind:" + task.elementInstanceKey(), requestId, task.elementId(), task));
  }

  void escalate(String requestId, OpenTask task) {
    warning.escalate(
        new TaskWarning.Order(
            "escalate:" + task.elementInstanceKey(), requestId, task.elementId(), task));
    priority.raise(task);
  }
}
